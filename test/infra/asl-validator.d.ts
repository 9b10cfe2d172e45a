/** The validator's own types are not where it says; this is the part we use. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): {
    readonly isValid: boolean
    readonly errorsText: (separator?: string) => string
  }
}
