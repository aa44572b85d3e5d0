/**
 * One file of tensors: made ones by threads or by this one, copied ones from where they are.
 */
import type { FileHandle } from "node:fs/promises";
import type { TensorPlan } from "../model/resolve.js";
import { encode, inFileOrder } from "../safetensors/encode.js";
import { type Header, readHeader } from "../safetensors/header.js";
import type { TensorInfo } from "../tensor.js";
import { readBytes, type StoredTensor, writeAt } from "./files.js";
import { makeInto, type Placed } from "./make.js";
import { startProgress } from "./progress.js";
import type { Metadata } from "./record.js";
import { writeTarget } from "./target.js";
import { makeInThreads } from "./threads.js";

/** Bytes that are copied at once. */
const COPY = 0x1000000;

export interface Contents {
  readonly seed: number | string;
  readonly made: readonly TensorPlan[];
  readonly copied: readonly StoredTensor[];
  readonly metadata: Metadata;
}

const copyInto = async (
  handle: FileHandle,
  tensor: StoredTensor,
  at: number,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const length = tensor.end - tensor.begin;
  for (let start = 0; start < length; start += COPY) {
    const bytes = await readBytes(tensor, start, Math.min(length, start + COPY));
    await writeAt(handle, bytes, at + start);
    onBytes(bytes.length);
  }
};

/** Writes the file; its header. `workers` beyond this thread: 0, none. */
export const writeModel = async (
  path: string,
  { seed, made, copied, metadata }: Contents,
  workers: number,
): Promise<Header> => {
  const layout: TensorInfo<string>[] = inFileOrder<TensorInfo<string>>([...made, ...copied]);
  const start = encode(layout, [], metadata).next().value as ReturnType<typeof Uint8Array.of>;
  const header = readHeader(start) as Header;
  const places = new Map(
    header.entries.map(({ name, begin }) => [name, header.dataOffset + begin]),
  );
  const placeOf = ({ name }: TensorInfo<string>): number => places.get(name) as number;
  const placed = made
    .map((tensor): Placed => ({ ...tensor, at: placeOf(tensor) }))
    .sort((a, b) => a.at - b.at);
  const onBytes = startProgress(path, header.byteLength - header.dataOffset);
  await writeTarget(path, async (handle, temporary) => {
    await writeAt(handle, start, 0);
    for (const tensor of copied) await copyInto(handle, tensor, placeOf(tensor), onBytes);
    if (workers > 0) await makeInThreads(temporary, seed, placed, workers, onBytes);
    else await makeInto(handle, seed, placed, { thread: 0, threads: 1 }, onBytes);
  });
  return header;
};
