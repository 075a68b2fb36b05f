#!/bin/sh
# Writes the C and Swift code of the .proto files beside this script.
#   generate.sh           regenerates what is committed
#   generate.sh --check   compares instead: prints what is stale and exits with 1
#   generate.sh --try FOLDER
#                         runs the Swift generator on each file of a folder, prints what it says and
#                         keeps nothing: for its tests
# Needs protoc 3.21, protoc-c 1.4, the headers of libprotoc (google/protobuf/*.proto) and swift.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
include=${PROTOBUF_INCLUDE:-/usr/include}
plugin_package=$root/Sources/Tools/protoc-gen-carewire
c_target=Sources/Native/CMessages
messages=Sources/Core/Messages/Generated
rpc=Sources/Core/RPC/Generated

check=no
case ${1-} in
    '') ;;
    --check) check=yes ;;
    --try) check=try ;;
    *) echo "usage: generate.sh [--check | --try FOLDER]" >&2; exit 2 ;;
esac

for tool in protoc protoc-c swift; do
    if ! command -v "$tool" > /dev/null; then
        echo "generate.sh: $tool is not installed" >&2
        exit 2
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Builds the generator; $plugin is its path.
build_plugin() {
    swift build --package-path "$plugin_package" > "$work/log" 2>&1 ||
        { tail -n 40 "$work/log" >&2; exit 1; }
    plugin=$plugin_package/.build/debug/protoc-gen-carewire
}

if [ $check = try ]; then
    build_plugin
    mkdir "$work/swift"
    for proto in "$2"/*.proto; do
        name=$(basename "$proto")
        if protoc -I"$2" -I"$root/Protos" -I"$include" --plugin=protoc-gen-carewire="$plugin" \
            --carewire_out="$work/swift" "$name" > "$work/log" 2>&1; then
            echo "$name: accepted"
        else
            echo "$name: refused: $(tr '\n' ' ' < "$work/log")"
        fi
    done
    exit
fi

# Options are for the Swift generator; their C code would drag in all of descriptor.proto.
cd "$root/Protos"
protos=$(find . -name '*.proto' ! -path ./carewire/options.proto | sed 's|^\./||' | LC_ALL=C sort)

# The C side. protoc-c 1.4 knows no `optional` in proto3, so it sees the oneof of one member that
# such a field is on the wire. Services have no use in C.
mkdir -p "$work/protos" "$work/c" "$work/out/$c_target/include" "$work/out/$c_target/generated"
for proto in $protos carewire/options.proto; do
    mkdir -p "$work/protos/$(dirname "$proto")"
    sed -E -e 's/^( *)optional ([^ ]+) ([a-z0-9_]+) = ([^;]*);/\1oneof _\3 { \2 \3 = \4; }/' \
        -e '/^service /,/^}/d' "$proto" > "$work/protos/$proto"
done
# shellcheck disable=SC2086  # one argument for each file
protoc-c -I"$work/protos" -I"$include" --c_out="$work/c" $protos google/protobuf/any.proto \
    2> "$work/log" \
    || { tail -n 40 "$work/log" >&2; exit 1; }
cd "$work/c"
find . -name '*.pb-c.[ch]' | while read -r file; do
    case $file in
        *.h) target=$work/out/$c_target/include/$file ;;
        *) target=$work/out/$c_target/generated/$file ;;
    esac
    mkdir -p "$(dirname "$target")"
    grep -v '#include "carewire/options.pb-c.h"' "$file" > "$target"
done

# The Swift side.
build_plugin
mkdir -p "$work/swift"
cd "$root/Protos"
# shellcheck disable=SC2086  # one argument for each file
protoc -I. -I"$include" --plugin=protoc-gen-carewire="$plugin" --carewire_out="$work/swift" \
    $protos google/protobuf/any.proto
mkdir -p "$work/out/$messages" "$work/out/$rpc"
mv "$work/swift/Messages"/* "$work/out/$messages"
mv "$work/swift/RPC"/* "$work/out/$rpc"
mv "$work/swift/CMessages/descriptors.h" "$work/out/$c_target/include"

# The committed files that are generated: everything under generated/ and Generated/, the headers of
# protoc-c and the one of the generator.
generated_files() {
    cd "$1"
    find "$c_target/generated" "$messages" "$rpc" -type f 2> /dev/null || true
    find "$c_target/include" -name '*.pb-c.h' -o -name descriptors.h 2> /dev/null || true
}
generated_files "$root" | LC_ALL=C sort > "$work/committed"
generated_files "$work/out" | LC_ALL=C sort > "$work/fresh"

if [ $check = yes ]; then
    stale=0
    for file in $(LC_ALL=C sort -u "$work/committed" "$work/fresh"); do
        if [ ! -f "$root/$file" ]; then
            echo "missing: $file"
        elif [ ! -f "$work/out/$file" ]; then
            echo "left over: $file"
        elif ! cmp -s "$root/$file" "$work/out/$file"; then
            count=$(diff "$root/$file" "$work/out/$file" | grep -c '^[<>]')
            echo "stale: $file ($count lines differ)"
        else
            continue
        fi
        stale=1
    done
    [ $stale = 0 ] || echo "Run Protos/generate.sh and commit the result."
    exit $stale
fi

cd "$root"
while read -r file; do
    [ -f "$work/out/$file" ] || rm -f "$file"
done < "$work/committed"
while read -r file; do
    mkdir -p "$(dirname "$file")"
    cmp -s "$work/out/$file" "$file" || cp "$work/out/$file" "$file"
done < "$work/fresh"
