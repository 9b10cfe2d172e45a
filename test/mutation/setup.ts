import fc from 'fast-check'

/** A property is tried for this many milliseconds at most, as every mutant tries it again. The score is only lower. */
fc.configureGlobal({ interruptAfterTimeLimit: 300 })
