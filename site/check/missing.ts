import { type Contents, routeList } from './contents.ts'
import type { Fault } from './fault.ts'
import { everyKind } from './kinds/every-kind.ts'

/** Files that must be there, and files that are there for nobody. */
export function missingFaults(contents: Contents): readonly Fault[] {
  return [...filesMissing(contents), ...routesLeftOut(contents)]
}

function filesMissing(contents: Contents): readonly Fault[] {
  const files = everyKind.flatMap(kind => kind.files.filter(file => !file.includes('*')))
  return files
    .filter(file => !contents.has(file))
    .map(file => ({ file, message: 'is missing; bring it back, with [] or {} when nothing is to stand in it' }))
}

/** A new route reaches nobody before the list of routes names it. */
function routesLeftOut(contents: Contents): readonly Fault[] {
  const list = contents.get(routeList) ?? ''
  return [...contents.keys()]
    .filter(file => file.startsWith('content/routes/') && !list.includes(`'./${file.slice('content/'.length)}'`))
    .map(file => {
      const path = file.slice('content/'.length)
      return { file: routeList, message: `does not know ${path}; import './${path}' there and name it in its list` }
    })
}
