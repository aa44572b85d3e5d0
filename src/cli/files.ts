/**
 * Checkpoints on the disk: one file, or several under an index. The headers are read when one is
 * opened, the numbers of a tensor when they are asked for, by position and never beyond the file.
 */
import { type FileHandle, open, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Entry, type Header, headerOf, PREFIX } from "../safetensors/header.js";
import { parseIndex } from "../safetensors/shards.js";
import { UsageError } from "./command.js";

type U8 = ReturnType<typeof Uint8Array.of>;

export interface StoredFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly header: Header;
}

/** A tensor of a file. */
export interface StoredTensor extends Entry {
  readonly file: StoredFile;
}

export interface Checkpoint {
  readonly files: readonly StoredFile[];
  readonly tensors: readonly StoredTensor[];
}

/** Exactly these bytes; an error where the file ends before. */
export const readAt = async (handle: FileHandle, into: Uint8Array, from: number): Promise<void> => {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await handle.read(into, done, into.length - done, from + done);
    if (bytesRead === 0) throw new UsageError(`a file ends at byte ${from + done}`);
    done += bytesRead;
  }
};

/** All of these bytes: one call may write fewer. */
export const writeAt = async (handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
};

const readHeader = async (path: string, handle: FileHandle): Promise<Header> => {
  const { size } = await handle.stat();
  for (let length = PREFIX; ; ) {
    if (length > size) {
      throw new UsageError(`${path}: a header of ${length} bytes in a file of ${size}`);
    }
    const start = new Uint8Array(length);
    await readAt(handle, start, 0);
    const header = headerOf(path, "header", start);
    if (typeof header === "number") length = header;
    else if (header.byteLength === size) return header;
    else throw new UsageError(`${path}: expected ${header.byteLength} bytes, got ${size}`);
  }
};

const openFile = async (path: string): Promise<StoredFile> => {
  const handle = await open(path, "r");
  try {
    return { path, handle, header: await readHeader(path, handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** Whether a path is that of an index. */
export const isIndex = (path: string): boolean => path.endsWith(".index.json");

/** The files of an index, in the order of their names. */
const filesOf = async (path: string): Promise<readonly string[]> => {
  const { weightMap } = parseIndex(await readFile(path, "utf8"));
  return [...new Set(weightMap.values())].sort().map((name) => join(dirname(path), name));
};

/** Every tensor of an index is in the file that it says, and no other is. */
const expectIndexed = async (path: string, files: readonly StoredFile[]): Promise<void> => {
  const { weightMap } = parseIndex(await readFile(path, "utf8"));
  const names = new Map(files.map((file) => [basename(file.path), file]));
  for (const [name, file] of weightMap) {
    const entries = names.get(file)?.header.entries ?? [];
    if (entries.some((entry) => entry.name === name)) continue;
    throw new UsageError(`${path}: tensor ${JSON.stringify(name)} is not in ${file}`);
  }
};

/** Opens files, and those of indexes; two tensors of one name are an error. */
export const openCheckpoint = async (paths: readonly string[]): Promise<Checkpoint> => {
  const files: StoredFile[] = [];
  try {
    for (const path of paths) {
      const opened = await Promise.all(
        (isIndex(path) ? await filesOf(path) : [path]).map(openFile),
      );
      files.push(...opened);
      if (isIndex(path)) await expectIndexed(path, opened);
    }
    const tensors = files.flatMap((file) =>
      file.header.entries.map((entry) => ({ ...entry, file })),
    );
    const homes = new Map<string, string>();
    for (const { name, file } of tensors) {
      const other = homes.get(name);
      if (other !== undefined) {
        throw new UsageError(`tensor ${JSON.stringify(name)} is in ${other} and in ${file.path}`);
      }
      homes.set(name, file.path);
    }
    return { files, tensors };
  } catch (error) {
    await Promise.all(files.map(({ handle }) => handle.close()));
    throw error;
  }
};

/** With a checkpoint that is closed afterwards. */
export const withCheckpoint = async <T>(
  paths: readonly string[],
  use: (checkpoint: Checkpoint) => Promise<T>,
): Promise<T> => {
  const checkpoint = await openCheckpoint(paths);
  try {
    return await use(checkpoint);
  } finally {
    await Promise.all(checkpoint.files.map(({ handle }) => handle.close()));
  }
};

/** Bytes [start, end) of a tensor's numbers. */
export const readBytes = async (
  { file, begin }: StoredTensor,
  start: number,
  end: number,
): Promise<U8> => {
  const bytes = new Uint8Array(end - start);
  await readAt(file.handle, bytes, file.header.dataOffset + begin + start);
  return bytes;
};
