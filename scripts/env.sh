# Sourced by the other scripts: finds the tools and puts them on the PATH. Downloads nothing, prints nothing.
# What the PATH already has is used when it is new enough; else the private copies that scripts/setup made.

TIERWISE_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TIERWISE_TOOLS="${TIERWISE_TOOLS:-${HOME:+$HOME/.cache/tierwise}}"
TIERWISE_TOOLS="${TIERWISE_TOOLS:-$TIERWISE_ROOT/.tools}"
export TIERWISE_ROOT TIERWISE_TOOLS
. "$TIERWISE_ROOT/scripts/versions.env"

# version_at_least HAVE WANT: true when HAVE is the same version or a later one.
version_at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# prepend_path FOLDER: puts the folder first on the PATH, once.
prepend_path() {
  case ":$PATH:" in *":$1:"*) ;; *) PATH="$1:$PATH" ;; esac
}

node_is_recent() {
  local version
  version="$(node --version 2>/dev/null)" || return 1
  command -v npm >/dev/null && version_at_least "${version#v}" "$NODE_MIN"
}

# The version of the emcc on the PATH, nothing when there is none. Emscripten keeps it in a file beside emcc.
emcc_version() {
  local emcc folder
  emcc="$(command -v emcc)" || return 0
  folder="$(dirname "$(readlink -f "$emcc")")"
  if [ -f "$folder/emscripten-version.txt" ]; then
    tr -d '"\n' < "$folder/emscripten-version.txt"
  else
    emcc --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'
  fi
}

emcc_is_recent() {
  local version
  version="$(emcc_version)"
  [ -n "$version" ] && version_at_least "$version" "$EMSCRIPTEN_MIN"
}

# Sets the PATH and the variables that CMakePresets.json reads. Called again by scripts/setup after it adds a tool.
use_tools() {
  local node_home="$TIERWISE_TOOLS/node-$NODE_VERSION-r$TOOLS_RECIPE"
  local emscripten_home="$TIERWISE_TOOLS/emscripten-$EMSCRIPTEN_VERSION-r$TOOLS_RECIPE"
  local folder

  if ! node_is_recent && [ -x "$node_home/bin/node" ]; then
    prepend_path "$node_home/bin"
  fi

  if ! emcc_is_recent && [ -x "$emscripten_home/emscripten/emcc" ]; then
    prepend_path "$emscripten_home/emscripten"
    export EMSDK_PYTHON="${EMSDK_PYTHON:-/usr/bin/python3}"
  fi

  TIERWISE_EMSCRIPTEN=""
  if emcc_is_recent; then
    folder="$(dirname "$(readlink -f "$(command -v emcc)")")"
    [ -d "$folder/cmake" ] || folder="$(em-config EMSCRIPTEN_ROOT)"
    TIERWISE_EMSCRIPTEN="$folder"
  fi

  # Catch2 is built once for the native compilers (they share one C++ library) and once per Emscripten version.
  TIERWISE_CATCH2_NATIVE="$TIERWISE_TOOLS/catch2-$CATCH2_VERSION-native-r$TOOLS_RECIPE"
  TIERWISE_CATCH2_WASM="$TIERWISE_TOOLS/catch2-$CATCH2_VERSION-wasm-$(emcc_version)-r$TOOLS_RECIPE"
  TIERWISE_CATCH2_SOURCE="$TIERWISE_TOOLS/catch2-$CATCH2_VERSION-source-r$TOOLS_RECIPE"
  [ -d "$TIERWISE_CATCH2_SOURCE" ] || TIERWISE_CATCH2_SOURCE=""
  export PATH TIERWISE_EMSCRIPTEN TIERWISE_CATCH2_NATIVE TIERWISE_CATCH2_WASM TIERWISE_CATCH2_SOURCE
}

use_tools
