#include "../checked.h"

#include <ctype.h>

typedef struct {
    char *data;
    size_t length;
} Word;

LIST(Word, Words)

static Words words(const char *text, size_t length)
{
    Words found = {0};
    size_t at = 0;
    while (at < length) {
        size_t end = at;
        while (end < length && text[end] != '\n')
            end++;
        /* The line in lower case, as a string of its own. */
        char *line = copy_of(text + at, end - at);
        size_t line_length = end - at;
        for (size_t i = 0; i < line_length; i++)
            line[i] = (char)tolower((unsigned char)line[i]);
        for (size_t i = 0; i < line_length;) {
            while (i < line_length && isspace((unsigned char)line[i]))
                i++;
            size_t start = i;
            while (i < line_length && !isspace((unsigned char)line[i]))
                i++;
            size_t stop = i;
            while (start < stop && strchr(".,;:!?\"'()", line[start]))
                start++;
            while (stop > start && strchr(".,;:!?\"'()", line[stop - 1]))
                stop--;
            if (stop > start)
                Words_push(&found, (Word){copy_of(line + start, stop - start), stop - start});
        }
        free(line);
        at = end + 1;
    }
    return found;
}

static int by_count(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    if (x->value.number != y->value.number)
        return x->value.number < y->value.number ? 1 : -1;
    return strcmp(x->key, y->key);
}

int main(int argc, char **argv)
{
    i64 rounds = argument(argc, argv, 250);
    Text text = {0};
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, stdin)) > 0;)
        text_add(&text, buffer, n);
    Dict totals = {0};
    for (i64 round = 0; round < rounds; round++) {
        Dict counts = {0};
        Words found = words(text.data, text.length);
        for (i64 i = 0; i < found.count; i++) {
            Word *word = Words_at(&found, i);
            Entry *entry = dict_entry(&counts, word->data, word->length);
            entry->value.number = add(entry->value.number, 1);
            free(word->data);
        }
        Words_free(&found);
        for (i64 i = 0; i < counts.count; i++) {
            Entry *entry = dict_entry(&totals, counts.entries[i].key, counts.entries[i].length);
            entry->value.number = add(entry->value.number, counts.entries[i].value.number);
        }
        dict_free(&counts);
    }
    i64 sum = 0;
    for (i64 i = 0; i < totals.count; i++)
        sum = add(sum, totals.entries[i].value.number);
    qsort(totals.entries, (size_t)totals.count, sizeof(Entry), by_count);
    for (i64 i = 0; i < totals.count && i < 12; i++)
        printf("%8ld %s\n", totals.entries[i].value.number, totals.entries[i].key);
    printf("%ld different words, %ld in all\n", totals.count, sum);
    dict_free(&totals);
    free(text.data);
    return 0;
}
