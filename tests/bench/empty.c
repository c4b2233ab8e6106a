/* The floor of a process: one that does nothing. */
int main(void) { return 0; }
