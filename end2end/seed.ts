// Before all tests: let the program fill one demo. Every test then starts from a copy of it, so that no test can
// see what another did, in whatever order and however many at a time they run.

import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer } from "./server.ts";

export default async function seed(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "paired-learning-end2end-"));
  process.env["END2END_FOLDER"] = folder;
  const template = join(folder, "template");
  await mkdir(template);
  await (await startServer(template)).stop();
  return () => rm(folder, { recursive: true, force: true });
}
