# Makes outputs out of nothing but the step's name and the number of its try, and now and then fails.
# Usage: . ./kit.sh NAME...
chance() { printf %s "$RUNNABLE_STEP_NAME/$RUNNABLE_STEP_ATTEMPT/$1" | cksum | cut -d' ' -f1; }
if [ $(($(chance failure) % 8)) = 0 ]; then
    echo "told to fail" >&2
    exit 1
fi
for name; do
    case $(($(chance "$name") % 8)) in
        0) value=true ;;
        1) value=false ;;
        2) value='[1, "a b", {"k": null}]' ;;
        3) value='[]' ;;
        4) value=a ;;
        5) value=2.5 ;;
        6) value='["x", "y"]' ;;
        *) value='"1"' ;;
    esac
    export "$name=$value"
done
