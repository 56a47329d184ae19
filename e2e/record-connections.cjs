// Loaded into every process of a server under test: writes down each name it looks up and each connection it
// opens, whichever library asks for them.
const dns = require("node:dns");
const { appendFileSync } = require("node:fs");
const net = require("node:net");

const file = process.env.CONNECTIONS_FILE;
const record = (what) => appendFileSync(file, `${what}\n`);

const open = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connect(...given) {
  // Within Node the arguments arrive as one normalised list.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const { path, host, port } = typeof options === "object" ? options : { port: options, host: given[1] };
  record(path ? `socket ${path}` : `connection ${host ?? "localhost"} ${port}`);
  return open.apply(this, given);
};

const lookUp = dns.lookup;
dns.lookup = (name, ...rest) => {
  record(`name ${name}`);
  return lookUp(name, ...rest);
};
record(`process ${process.pid}`);
