/**
 * weightinit/model: a plan in, every tensor of a model out.
 */
export type { Tensor, TensorInfo } from "../tensor.js";
export { type InitializeOptions, initialize } from "./initialize.js";
export type { InitializerName, OptionsByName } from "./initializers.js";
export { type Plan, parsePlan, type Rule, type TensorSpec } from "./plan.js";
export { type PresetName, presets } from "./presets/index.js";
export { type LoraPresetOptions, loraPreset } from "./presets/lora.js";
export { resolve, type TensorPlan } from "./resolve.js";
export type { ShardOptions } from "./shard.js";
export { tensors } from "./tensors.js";
export { type Mismatch, verify } from "./verify.js";
