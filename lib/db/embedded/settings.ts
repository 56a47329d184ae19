/** Where the server listens: a directory for its socket, or a port on the loopback interface. */
export type Listener = { socketDirectory: string } | { port: number };

/**
 * Text of `postgresql.conf` for a tool on one machine with a few processes: large batches, short
 * queries, no replication. Durability settings stay at their safe defaults.
 */
export function formatSettings(listener: Listener): string {
  const listening =
    "port" in listener
      ? { listen_addresses: "127.0.0.1", port: listener.port, unix_socket_directories: "" }
      : {
          listen_addresses: "",
          port: 5432,
          // In this setting a comma separates directories unless the name is in double quotes.
          unix_socket_directories: `"${listener.socketDirectory.replaceAll('"', '""')}"`,
          unix_socket_permissions: "0700",
        };
  const settings = {
    ...listening,
    max_connections: 100,
    shared_buffers: "256MB",
    work_mem: "32MB",
    maintenance_work_mem: "256MB",
    wal_level: "minimal",
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    max_wal_size: "2GB",
    random_page_cost: 1.1,
    // Frees what a killed process was running.
    client_connection_check_interval: "5s",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === "number" ? value : quote(value)}\n`)
    .join("");
}

function quote(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
