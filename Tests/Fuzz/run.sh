#!/bin/sh
# Feeds the decoders with inputs that libFuzzer makes up, under the address sanitizer, or under the
# one that SANITIZER names: address or thread.
#   run.sh                     every target for a minute
#   run.sh SECONDS [TARGET…]   those targets, each for so long; 0 runs the corpus and nothing else
# A failing input is written to .build/fuzz-address/crashes and printed; run it again with
#   CAREWIRE_FUZZ=TARGET .build/fuzz-address/fuzz FILE
# New inputs that reach new code are collected in .build/fuzz-address/found; a few of them, made
# small, are worth keeping in the corpus.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/Tests/Fuzz
sanitizer=${SANITIZER:-address}
case $sanitizer in
    address | thread) ;;
    *) echo "run.sh: SANITIZER is address or thread" >&2; exit 2 ;;
esac
build=$root/.build/fuzz-$sanitizer
seconds=${1:-60}
[ $# = 0 ] || shift
all="frames requests responses control server client guard messages json notes"
targets=${*:-$all}

tools=$(dirname "$(readlink -f "$(command -v swift)")")
# The compiler's crash reporter outlives a crash and keeps the output open.
export SWIFT_BACKTRACE=enable=no

# Octets of one input, at most; a frame may be larger, but nothing new is behind it.
input_byte_count_max=65536

native=$root/Sources/Native
c_flags="-g -O1 -fsanitize=fuzzer-no-link,$sanitizer"
c_include="-I$native/CMessages/include -I$native/CMessages"
features="-enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature NonisolatedNonsendingByDefault"
swift_flags="-swift-version 6 -O -g -sanitize=fuzzer,$sanitizer -parse-as-library
    -package-name carewire -strict-memory-safety -warnings-as-errors $features
    -I $build -Xcc -I$native/CMessages/include
    -Xcc -fmodule-map-file=$native/CMessages/include/module.modulemap
    -Xcc -fmodule-map-file=$native/COctets/include/module.modulemap
    -Xcc -fmodule-map-file=$native/CProtobufC/module.modulemap"

# Compiles one Swift module: its name, its folder, then what else its compiler is told.
swift_module() {
    # shellcheck disable=SC2046,SC2086  # flags and files are lists
    swiftc $swift_flags ${3:-} -wmo -module-name "$1" -emit-module \
        -emit-module-path "$build/$1.swiftmodule" -c -o "$build/$1.o" \
        $(find "$2" -name '*.swift')
}

compile() {
    mkdir -p "$build/c"
    find "$native/CMessages" -name '*.c' | while read -r file; do
        # shellcheck disable=SC2086
        "$tools/clang" $c_flags $c_include -c "$file" \
            -o "$build/c/$(echo "${file#"$native"/}" | tr / _).o"
    done
    swift_module TTRPC "$root/Sources/Core/TTRPC"
    swift_module Messages "$root/Sources/Core/Messages"
    # Steps are counted in debug builds only.
    swift_module ClinicalText "$root/Sources/Core/ClinicalText" "-D DEBUG"
    # shellcheck disable=SC2086
    swiftc $swift_flags -use-ld=lld -module-name Fuzz -o "$build/fuzz" "$here"/Sources/*.swift \
        "$build/TTRPC.o" "$build/Messages.o" "$build/ClinicalText.o" "$build"/c/*.o -lprotobuf-c
}

stamp=$build/fuzz
if [ ! -e "$stamp" ] || [ -n "$(find "$here/Sources" "$native/CMessages" \
    "$root/Sources/Core/TTRPC" "$root/Sources/Core/Messages" \
    "$root/Sources/Core/ClinicalText" -newer "$stamp" -print -quit)" ]; then
    echo "compiling" >&2
    compile
fi

status=0
mkdir -p "$build/crashes"
for target in $targets; do
    mkdir -p "$build/found/$target" "$here/corpus/$target"
    log=$build/$target.log
    if [ "$seconds" = 0 ]; then limit=-runs=0; else limit=-max_total_time=$seconds; fi
    if CAREWIRE_FUZZ=$target "$build/fuzz" "$limit" -max_len="$input_byte_count_max" \
        -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$build/crashes/$target-" \
        "$build/found/$target" "$here/corpus/$target" > "$log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "$target: ${runs:-0} inputs, no failure"
    else
        tail -n 30 "$log"
        echo "$target: FAILED, see $log"
        status=1
    fi
done
exit $status
