# Writes a file for a minute.
beat() {
    beats=0
    while [ $beats -lt 600 ]; do
        echo alive >> beats.txt
        sleep 0.1
        beats=$((beats + 1))
    done
}
