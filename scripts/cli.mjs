/**
 * Writes what the commands of docs/cli.md and README.md print: `npm run cli`
 *
 * A block ```console holds commands behind `$ ` and what each prints, standard error after standard
 * output; a block ```json NAME is a file that they read. All of a page run in one folder, in order, as
 * the package that was built last.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const PAGES = ["docs/cli.md", "README.md"].map((name) => join(root, name));
const MAIN = join(root, "dist/cli/main.js");
const BLOCK = /```(json (\S+)|console)\n([\s\S]*?)```/g;

/** The words of a command, which are apart by spaces and may stand between quotes. */
const words = (command) =>
  Array.from(command.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare);

/** A command, and what it prints. */
const transcript = (folder, command) => {
  const [name, ...args] = words(command);
  if (name !== "weightinit") throw new Error(`expected weightinit, got ${command}`);
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return `$ ${command}\n${stdout}${stderr}`;
};

/** A page with everything that its commands print now. */
export const rewrite = (page) => {
  const folder = mkdtempSync(join(tmpdir(), "weightinit-cli-"));
  try {
    return page.replace(BLOCK, (block, _kind, file, body) => {
      if (file !== undefined) {
        writeFileSync(join(folder, file), body);
        return block;
      }
      const commands = body.split("\n").filter((line) => line.startsWith("$ "));
      const printed = commands.map((line) => transcript(folder, line.slice(2)));
      return `\`\`\`console\n${printed.join("")}\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of PAGES) writeFileSync(page, rewrite(readFileSync(page, "utf8")));
}
