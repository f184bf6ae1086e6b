// The public surface of the engine.
export {}
