// The built program, serving the demo from a folder of its own.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Server {
  readonly url: string;
  /** What it has printed so far. */
  readonly log: () => string;
  /** How it ended by itself, if it did. */
  readonly ended: () => string | undefined;
  readonly stop: () => Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOPS_WITHIN_MS = 10_000;

export async function startServer(folder: string): Promise<Server> {
  const binary = process.env["PAIRED_LEARNING_BIN"];
  if (!binary) {
    throw new Error("PAIRED_LEARNING_BIN does not say where the program is: run `make end2end`");
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = spawn(binary, ["serve", "--demo"], {
    cwd: folder,
    env: {
      DATABASE_URL: `sqlite:${join(folder, "demo.db")}`,
      LISTEN: `127.0.0.1:${port}`,
      PATH: process.env["PATH"],
      PUBLIC_URL: url,
      RUST_BACKTRACE: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let printed = "";
  program.stdout.on("data", (data: Buffer) => (printed += data.toString()));
  program.stderr.on("data", (data: Buffer) => (printed += data.toString()));

  let end: string | undefined;
  const over = new Promise<void>((resolve) => {
    const note = (how: string) => {
      end ??= how;
      resolve();
    };
    program.on("error", (error) => note(String(error)));
    program.on("exit", (code, signal) => note(code === null ? `by ${signal}` : `with exit code ${code}`));
  });

  const stop = async () => {
    program.kill("SIGTERM");
    const late = setTimeout(() => program.kill("SIGKILL"), STOPS_WITHIN_MS);
    await over;
    clearTimeout(late);
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (end !== undefined || Date.now() > deadline) {
      await stop();
      throw new Error(`The program did not start: it ended ${end}\n${printed}`);
    }
    await pause(20);
  }
  return { url, log: () => printed, ended: () => end, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}
