# Sourced after env.sh by scripts that run CMake. Says nothing unless something fails.

# cmake_build PRESET TARGET: configures build/PRESET and builds the target; shows the output only when it fails.
cmake_build() {
  local preset="$1" target="$2" folder="build/$1" log tests=ON
  # The engine alone can be built on a machine without Catch2.
  if [ "$preset" = wasm ] && [ ! -d "$TIERWISE_CATCH2_WASM" ]; then tests=OFF; fi
  # A build folder keeps the compiler it was made with: start anew when Emscripten has moved.
  if [ "$preset" = wasm ] && [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qF "=$TIERWISE_EMSCRIPTEN/cmake" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  log="$(mktemp)"
  if cmake --preset "$preset" -DTIERWISE_TESTS="$tests" >"$log" 2>&1 &&
    cmake --build --preset "$preset" --target "$target" >>"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    printf 'build: %s (%s) failed\n' "$target" "$preset" >&2
    return 1
  fi
}
