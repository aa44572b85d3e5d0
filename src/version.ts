/**
 * The version of the streams: the bytes that a seed gives change only with it, and it changes only
 * with a major version of the package.
 */
export const STREAM_VERSION: 1 = 1;
