import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { Pool } from "pg";
import { STATEMENTS } from "./floor-statements.js";

/** Answers each operation with what one prepared statement returns. */
const [port, connectionString] = process.argv.slice(2);
const pool = new Pool({ connectionString });

createServer(async (request, response) => {
  const { operation, values } = (await json(request)) as { operation?: keyof typeof STATEMENTS; values?: unknown[] };
  response.setHeader("content-type", "application/json");
  if (!operation) return void response.end("{}");
  const { rows } = await pool.query<{ data: string }>({ name: operation, text: STATEMENTS[operation], values });
  response.end(`{"data":${rows[0]!.data}}`);
}).listen(Number(port), "127.0.0.1");
