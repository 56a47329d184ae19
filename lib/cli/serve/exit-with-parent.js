// Loaded into a child whose standard input is a pipe from its parent: the pipe closes when the parent is
// gone, however it went, and a server nobody can stop any more must not stay behind.
process.stdin.on("close", () => process.exit());
process.stdin.resume();
