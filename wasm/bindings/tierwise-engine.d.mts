// What the wasm module offers to JavaScript: the registrations of this folder in TypeScript's words. The build copies
// this file beside the module. Numbers and tables only; web/engine/engine.js turns them into requests and answers.

export interface Settings {
  budget: number;
  platform: number;
  lens: number;
  seed_low: number;
  seed_high: number;
  draws: number;
  evidence: number;
  evidence_multipliers: Float64Array;
}

export interface CreatorSettings {
  format: number;
  followers: number;
  basis: number;
  totals_given: number;
  total_interactions: number;
  total_exposure: number;
  total_posts: number;
}

export interface DifferenceSettings {
  goal: number;
  a: number;
  b: number;
}

export interface Reply {
  code: number;
  field: number;
  index: number;
  values: Float64Array | undefined;
}

export interface EngineInfo {
  version_major: number;
  version_minor: number;
  version_patch: number;
  input_count: number;
  metric_count: number;
  simd: number;
}

export interface TierwiseModule {
  engineInfo(): EngineInfo;
  compareOptions(
    settings: Settings,
    packageCounts: Float64Array,
    inputs: Float64Array,
    options: Float64Array,
  ): Reply;
  valueCurve(
    settings: Settings,
    packageCounts: Float64Array,
    inputs: Float64Array,
    firstFollowers: number,
    lastFollowers: number,
    points: number,
  ): Reply;
  scoreCreator(settings: CreatorSettings, posts: Float64Array, inputs: Float64Array): Reply;
  splitShared(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array): Reply;
  splitParts(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array, step: number): Reply;
  splitValues(draws: number, options: number, shared: Float64Array, parts: Float64Array, first: number, count: number): Reply;
  splitAnswer(
    settings: Settings,
    packageCounts: Float64Array,
    inputs: Float64Array,
    options: Float64Array,
    shared: Float64Array,
    parts: Float64Array,
    values: Float64Array,
  ): Reply;
  choosePortfolio(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, names: Float64Array, goal: number): Reply;
  smallestMeasurable(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array): Reply;
  learnFromCampaigns(campaigns: Float64Array, inputs: Float64Array): Reply;
  whyPair(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array): Reply;
  doubtFactors(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array, difference: DifferenceSettings): Reply;
  doubtDraws(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array, difference: DifferenceSettings): Reply;
  doubtEffect(
    settings: Settings,
    packageCounts: Float64Array,
    inputs: Float64Array,
    options: Float64Array,
    difference: DifferenceSettings,
    differences: Float64Array,
    which: number,
  ): Reply;
  classifyFollowers(followers: number, scheme: number, customLowerBounds: Float64Array): Reply;
  flipLevers(settings: Settings, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array): Reply;
  flipPoint(
    settings: Settings,
    packageCounts: Float64Array,
    inputs: Float64Array,
    options: Float64Array,
    lever: number,
    index: number,
    tried: Float64Array,
    most: number,
  ): Reply;
  movedRange(input: number, low: number, median: number, high: number, to: number): Reply;
}

export interface ModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  onAbort?: (reason: unknown) => void;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}

export default function createTierwiseModule(options?: ModuleOptions): Promise<TierwiseModule>;
