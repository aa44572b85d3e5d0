/**
 * The package as Vite's development server sends it to a browser: every module that a page asks for
 * is fetched over HTTP and run in Node, with the bytes of the installed package.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, expect, inject, it } from "vitest";
import { node } from "./run.js";
import { HASH_ALL } from "./snippets.js";

const { consumer } = inject("installed");
// Beside the package, as a project of the consumer's.
const project = mkdtempSync(join(consumer, "project-"));
writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
writeFileSync(join(project, "main.js"), HASH_ALL);
writeFileSync(join(project, "index.html"), '<script type="module" src="/main.js"></script>\n');

const servers: ViteDevServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const serve = async (name: string, exclude: string[]): Promise<string> => {
  const server = await createServer({
    root: project,
    configFile: false,
    logLevel: "silent",
    cacheDir: join(project, `.cache-${name}`),
    optimizeDeps: { exclude },
    server: { host: "127.0.0.1", port: 0, ws: false, fs: { allow: [consumer] } },
  });
  servers.push(server);
  await server.listen();
  return server.resolvedUrls?.local[0] as string;
};

/** Saves a module and all that it imports as files side by side; how many there are. */
const download = async (entry: URL, folder: string): Promise<number> => {
  const names = new Map<string, string>();
  const save = async (url: URL): Promise<void> => {
    const name = names.size === 0 ? "main.mjs" : `${names.size}.mjs`;
    names.set(url.href, name);
    const response = await fetch(url, { headers: { accept: "*/*" } });
    expect(response.status, url.href).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/javascript");
    let text = await response.text();
    for (const [found, path] of text.matchAll(/(?<=\bfrom )"([./][^"\n]+)"/g)) {
      const next = new URL(path as string, url);
      if (!names.has(next.href)) await save(next);
      text = text.replace(found, `"./${names.get(next.href)}"`);
    }
    writeFileSync(join(folder, name), text);
  };
  await save(entry);
  return names.size;
};

it.each([
  // Vite bundles a dependency into one module, unless it is told not to.
  ["bundled ahead", [], 2, 2],
  ["module by module", ["weightinit"], 40, 200],
] as const)("in development with Vite, %s", async (name, exclude, least, most) => {
  const folder = join(project, name);
  mkdirSync(folder);
  const origin = await serve(name.replaceAll(" ", "-"), [...exclude]);
  const count = await download(new URL("main.js", origin), folder);
  expect(count).toBeGreaterThanOrEqual(least);
  expect(count).toBeLessThanOrEqual(most);
  const [sent, installed] = await Promise.all([
    node(folder, join(folder, "main.mjs")),
    node(project, join(project, "main.js")),
  ]);
  expect(sent.output).toMatch(/^wasm [0-9a-f]{64}\n$/);
  expect(sent.output).toBe(installed.output);
});
