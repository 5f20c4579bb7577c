class Price {
    static double of(int pieces) {
        return pieces * 4.5;
    }
}
