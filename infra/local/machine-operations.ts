import * as z from 'zod'
import type { Operations } from './aws-json.ts'
import { arnOf, type Execution, Status } from './execution.ts'
import type { Machines } from './machines.ts'

const Start = z.looseObject({ stateMachineArn: z.string(), name: z.string().optional(), input: z.string().optional() })
const Stop = z.looseObject({ executionArn: z.string(), error: z.string().optional(), cause: z.string().optional() })
const Describe = z.looseObject({ executionArn: z.string() })
const List = z.looseObject({
  stateMachineArn: z.string(),
  statusFilter: Status.optional(),
  maxResults: z.number().default(100),
  nextToken: z.coerce.number().default(0),
})

/** The four operations of Step Functions that the application and its tests use. */
export function machineOperations(machines: Machines): Operations {
  return {
    'AWSStepFunctions.StartExecution': input => {
      const { stateMachineArn, name, input: text } = Start.parse(input)
      const execution = machines.start({ machine: stateMachineArn, name, input: text })
      return { executionArn: arnOf(execution), startDate: execution.startedAt / 1000 }
    },
    'AWSStepFunctions.StopExecution': input => {
      const { executionArn, error, cause } = Stop.parse(input)
      return { stopDate: seconds(machines.stop(executionArn, error, cause).stoppedAt) }
    },
    'AWSStepFunctions.DescribeExecution': input => {
      const execution = machines.find(Describe.parse(input).executionArn)
      const { input: text, output, error, cause } = execution
      return { ...summary(execution), input: text, output, error, cause }
    },
    'AWSStepFunctions.ListExecutions': input => {
      const { stateMachineArn, statusFilter, maxResults, nextToken } = List.parse(input)
      const all = machines.list(stateMachineArn).filter(({ status }) => !statusFilter || status === statusFilter)
      const end = nextToken + maxResults
      const executions = all.slice(nextToken, end).map(summary)
      return { executions, nextToken: end < all.length ? String(end) : undefined }
    },
  }
}

const seconds = (instant: number | undefined) => (instant === undefined ? undefined : instant / 1000)

function summary(execution: Execution) {
  const { machine, name, status, startedAt, stoppedAt } = execution
  const dates = { startDate: seconds(startedAt), stopDate: seconds(stoppedAt) }
  return { executionArn: arnOf(execution), stateMachineArn: machine, name, status, ...dates }
}
