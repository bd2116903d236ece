// The program's door.
int main() { return 2; }
