/**
 * PyTorch and NumPy, wherever a Python has them: in $PYTHON, python3 or /usr/bin/python3, each from
 * the first that has it. A Python process stays alive, waits for requests and times its calls itself.
 */
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const PEERS = ["PyTorch", "NumPy"];

const script = fileURLToPath(new URL("./native.py", import.meta.url));
/** Libraries below the two start no threads of their own. */
const env = { ...process.env, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** What a Python has: { python, PyTorch?, NumPy? }, or nothing if it does not run. */
const versionsOf = (python) => {
  const { status, stdout } = spawnSync(python, [script, "--probe"], { encoding: "utf8", env });
  return status === 0 ? JSON.parse(stdout) : {};
};

/** The first Python that has it, of every peer. */
export const findPeers = () => {
  const found = [];
  for (const python of [process.env.PYTHON, "python3", "/usr/bin/python3"]) {
    if (!python || found.length === PEERS.length) continue;
    const versions = versionsOf(python);
    for (const peer of PEERS) {
      if (versions[peer] === undefined || found.some(({ name }) => name === peer)) continue;
      found.push({ name: peer, version: versions[peer], python, pythonVersion: versions.python });
    }
  }
  return found;
};

/** A Python process that answers one request at a time, with more variables in its environment. */
export const startServer = (python, variables = {}) => {
  const child = spawn(python, ["-u", script], {
    env: { ...env, ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  let waiting;
  child.stderr.on("data", (text) => {
    errors += text;
  });
  const fail = (error) => waiting?.reject(error);
  child.on("error", fail);
  child.on("close", (code) => fail(new Error(`bench: ${python} ended with ${code}\n${errors}`)));
  createInterface({ input: child.stdout }).on("line", (line) => waiting.resolve(JSON.parse(line)));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    stop: () => {
      waiting = undefined;
      child.stdin.end();
    },
  };
};

/** What to say where there is neither. */
export const NO_PEERS = `PyTorch and NumPy: no Python here has either.
Install them, for example
  apt-get install python3-torch python3-numpy
or
  pip install torch numpy
and name the interpreter by PYTHON=… if it is not python3.`;
