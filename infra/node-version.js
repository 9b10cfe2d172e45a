// Plain JavaScript on purpose: an older Node cannot even read the other files, and would say so less clearly.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `Meldroute needs Node 24, this is ${process.version}. Run npm ci, which brings it on Linux and Windows, or install it.\n`,
  )
  process.exit(1)
}
