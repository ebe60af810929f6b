// What the widget's wasm module offers to JavaScript: the registrations of comparing.cpp and flips.cpp, as in
// tierwise-engine.d.mts. The build copies this file beside the module.
import type { ModuleOptions, TierwiseModule } from './tierwise-engine.d.mts';

export type WidgetModule = Pick<TierwiseModule, 'engineInfo' | 'compareOptions' | 'valueCurve' | 'flipLevers' | 'flipPoint' | 'movedRange'>;

export default function createTierwiseModule(options?: ModuleOptions): Promise<WidgetModule>;
