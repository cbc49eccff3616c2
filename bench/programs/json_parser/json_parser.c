#include "../checked.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>

typedef enum { NONE, TRUE, FALSE, INT, FLOAT, STRING, ARRAY, OBJECT } Kind;

typedef struct Value Value;

LIST(Value *, Values)

struct Value {
    Kind kind;
    union {
        i64 number;
        double real;
        Text text;
        Values items;
        Dict fields;
    };
};

static jmp_buf escape;
static char message[200];

static __attribute__((noreturn, format(printf, 1, 2))) void raise_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    longjmp(escape, 1);
}

static Value *new_value(Kind kind)
{
    Value *value = calloc(1, sizeof(Value));
    if (!value)
        die("out of memory");
    value->kind = kind;
    return value;
}

static void release(Value *value)
{
    if (value->kind == STRING)
        free(value->text.data);
    else if (value->kind == ARRAY) {
        for (i64 i = 0; i < value->items.count; i++)
            release(*Values_at(&value->items, i));
        Values_free(&value->items);
    } else if (value->kind == OBJECT) {
        for (i64 i = 0; i < value->fields.count; i++)
            release(value->fields.entries[i].value.pointer);
        dict_free(&value->fields);
    }
    free(value);
}

/* Text is UTF-8; `at` counts bytes, and the documents parsed are ASCII, so that positions agree with Python's. */
typedef struct {
    const char *text;
    i64 length, at;
} Parser;

static char peek(Parser *p)
{
    return p->at < p->length ? p->text[p->at] : 0;
}

static void skip(Parser *p)
{
    while (p->at < p->length && strchr(" \t\r\n", p->text[p->at]))
        p->at++;
}

static const char *quoted(char c)
{
    static char text[4];
    if (!c)
        return "''";
    snprintf(text, sizeof text, "'%c'", c);
    return text;
}

static void expect(Parser *p, char c)
{
    if (peek(p) != c)
        raise_error("expected '%c', found %s at %ld", c, quoted(peek(p)), p->at);
    p->at++;
}

static void add_code_point(Text *text, unsigned code)
{
    char bytes[3];
    if (code < 0x80)
        text_add(text, (bytes[0] = (char)code, bytes), 1);
    else if (code < 0x800) {
        bytes[0] = (char)(0xC0 | code >> 6);
        bytes[1] = (char)(0x80 | (code & 63));
        text_add(text, bytes, 2);
    } else {
        bytes[0] = (char)(0xE0 | code >> 12);
        bytes[1] = (char)(0x80 | (code >> 6 & 63));
        bytes[2] = (char)(0x80 | (code & 63));
        text_add(text, bytes, 3);
    }
}

static Text string(Parser *p)
{
    expect(p, '"');
    Text result = {0};
    i64 start = p->at, begin = start;
    text_add(&result, "", 0);
    for (;;) {
        if (p->at >= p->length)
            raise_error("unterminated string at %ld", begin);
        char c = p->text[p->at];
        if (c == '"') {
            text_add(&result, p->text + start, (size_t)(p->at - start));
            p->at++;
            return result;
        }
        if (c != '\\') {
            p->at++;
            continue;
        }
        text_add(&result, p->text + start, (size_t)(p->at - start));
        if (p->at + 1 >= p->length)
            die("index out of range");
        char code = p->text[p->at + 1];
        static const char FROM[] = "\"\\/bfnrt", TO[] = "\"\\/\b\f\n\r\t";
        const char *found = strchr(FROM, code);
        if (code == 'u') {
            char digits[5] = {0};
            strncpy(digits, p->text + p->at + 2, 4);
            add_code_point(&result, (unsigned)strtoul(digits, NULL, 16));
            p->at += 6;
        } else if (found) {
            text_add(&result, &TO[found - FROM], 1);
            p->at += 2;
        } else
            raise_error("unknown escape '%c' at %ld", code, p->at);
        start = p->at;
    }
}

static Value *parse_value(Parser *p)
{
    skip(p);
    char c = peek(p);
    if (c == '{') {
        Value *value = new_value(OBJECT);
        p->at++;
        skip(p);
        if (peek(p) == '}') {
            p->at++;
            return value;
        }
        for (;;) {
            skip(p);
            Text key = string(p);
            skip(p);
            expect(p, ':');
            dict_entry(&value->fields, key.data, key.length)->value.pointer = parse_value(p);
            free(key.data);
            skip(p);
            if (peek(p) != ',')
                break;
            p->at++;
        }
        expect(p, '}');
        return value;
    }
    if (c == '[') {
        Value *value = new_value(ARRAY);
        p->at++;
        skip(p);
        if (peek(p) == ']') {
            p->at++;
            return value;
        }
        for (;;) {
            Values_push(&value->items, parse_value(p));
            skip(p);
            if (peek(p) != ',')
                break;
            p->at++;
        }
        expect(p, ']');
        return value;
    }
    if (c == '"') {
        Value *value = new_value(STRING);
        value->text = string(p);
        return value;
    }
    if (c == '-' || isdigit((unsigned char)c)) {
        i64 start = p->at;
        bool is_float = false;
        p->at += c == '-';
        while (p->at < p->length && p->text[p->at] && (isdigit((unsigned char)p->text[p->at]) || strchr(".eE+-", p->text[p->at])))
            is_float |= !isdigit((unsigned char)p->text[p->at++]);
        char *digits = copy_of(p->text + start, (size_t)(p->at - start));
        Value *value = new_value(is_float ? FLOAT : INT);
        if (is_float)
            value->real = strtod(digits, NULL);
        else
            value->number = strtoll(digits, NULL, 10);
        free(digits);
        return value;
    }
    static const char *const WORDS[] = {"null", "true", "false"};
    for (int i = 0; i < 3; i++) {
        i64 length = (i64)strlen(WORDS[i]);
        if (p->at + length <= p->length && memcmp(p->text + p->at, WORDS[i], (size_t)length) == 0) {
            p->at += length;
            return new_value(i == 0 ? NONE : i == 1 ? TRUE : FALSE);
        }
    }
    raise_error("unexpected '%c' at %ld", c, p->at);
}

static Value *parse(const char *text, i64 length)
{
    Parser p = {text, length, 0};
    Value *value = parse_value(&p);
    skip(&p);
    if (p.at != length)
        raise_error("text after the value at %ld", p.at);
    return value;
}

static void dump_string(Text *out, const char *data, size_t length)
{
    text_add(out, "\"", 1);
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)data[i];
        if (c == '"' || c == '\\') {
            char pair[2] = {'\\', (char)c};
            text_add(out, pair, 2);
            i++;
        } else if (c == '\n') {
            text_add(out, "\\n", 2);
            i++;
        } else if (c > 126) {
            unsigned code = c < 0xE0 ? (c & 31u) << 6 | (data[i + 1] & 63u)
                                     : (c & 15u) << 12 | (data[i + 1] & 63u) << 6 | (data[i + 2] & 63u);
            char escaped[8];
            snprintf(escaped, sizeof escaped, "\\u%04x", code);
            text_add(out, escaped, 6);
            i += c < 0xE0 ? 2 : 3;
        } else {
            text_add(out, data + i, 1);
            i++;
        }
    }
    text_add(out, "\"", 1);
}

static void dump(Text *out, Value *value)
{
    char number[40];
    switch (value->kind) {
    case NONE:
        text_add(out, "null", 4);
        break;
    case TRUE:
        text_add(out, "true", 4);
        break;
    case FALSE:
        text_add(out, "false", 5);
        break;
    case INT:
        text_add(out, number, (size_t)snprintf(number, sizeof number, "%ld", value->number));
        break;
    case FLOAT: {
        /* The document's floats are quarters: two digits suffice, and repr leaves out a last zero. */
        int n = snprintf(number, sizeof number, "%.2f", value->real);
        n -= number[n - 1] == '0';
        text_add(out, number, (size_t)n);
        break;
    }
    case STRING:
        dump_string(out, value->text.data, value->text.length);
        break;
    case ARRAY:
        text_add(out, "[", 1);
        for (i64 i = 0; i < value->items.count; i++) {
            text_add(out, ", ", i ? 2 : 0);
            dump(out, *Values_at(&value->items, i));
        }
        text_add(out, "]", 1);
        break;
    case OBJECT:
        text_add(out, "{", 1);
        for (i64 i = 0; i < value->fields.count; i++) {
            Entry *entry = &value->fields.entries[i];
            text_add(out, ", ", i ? 2 : 0);
            dump_string(out, entry->key, entry->length);
            text_add(out, ": ", 2);
            dump(out, entry->value.pointer);
        }
        text_add(out, "}", 1);
    }
}

static Value *text_value(const char *data)
{
    Value *value = new_value(STRING);
    text_add(&value->text, data, strlen(data));
    return value;
}

static Value *int_value(i64 number)
{
    Value *value = new_value(INT);
    value->number = number;
    return value;
}

static void set(Value *object, const char *key, Value *value)
{
    dict_entry(&object->fields, key, strlen(key))->value.pointer = value;
}

static Value *document(i64 n)
{
    Value *people = new_value(ARRAY);
    char text[100];
    for (i64 i = 0; i < n; i++) {
        Value *person = new_value(OBJECT), *tags = new_value(ARRAY), *address = new_value(OBJECT);
        set(person, "id", int_value(i));
        snprintf(text, sizeof text, "Person %ld\tJr. \"the %ldth\"", i, i % 7);
        set(person, "name", text_value(text));
        Value *balance = new_value(FLOAT);
        balance->real = (double)i * 1.25 - 100;
        set(person, "balance", balance);
        set(person, "active", new_value(i % 3 == 0 ? TRUE : FALSE));
        set(person, "manager", i % 10 == 0 ? new_value(NONE) : int_value(i / 10));
        Values_push(&tags->items, text_value("a"));
        Values_push(&tags->items, text_value(i % 3 == 0 ? "" : i % 3 == 1 ? "é" : "éé"));
        Values_push(&tags->items, text_value("x\\y"));
        set(person, "tags", tags);
        snprintf(text, sizeof text, "%ld Main St\n", i);
        set(address, "street", text_value(text));
        set(address, "zip", int_value(10000 + i));
        set(person, "address", address);
        Values_push(&people->items, person);
    }
    Value *whole = new_value(OBJECT);
    set(whole, "people", people);
    set(whole, "count", int_value(n));
    set(whole, "empty", new_value(OBJECT));
    set(whole, "none", new_value(ARRAY));
    return whole;
}

static i64 checksum(Value *value)
{
    i64 total = 0;
    switch (value->kind) {
    case OBJECT:
        for (i64 i = 0; i < value->fields.count; i++) {
            Entry *entry = &value->fields.entries[i];
            total = add(total, add((i64)entry->length, checksum(entry->value.pointer)));
        }
        return total;
    case ARRAY:
        for (i64 i = 0; i < value->items.count; i++)
            total = add(total, checksum(*Values_at(&value->items, i)));
        return add(total, 1);
    case STRING:
        for (size_t i = 0; i < value->text.length; i++)
            total += (value->text.data[i] & 0xC0) != 0x80;
        return total;
    case FLOAT:
        return (i64)value->real;
    case INT:
        return value->number;
    default:
        return value->kind == NONE ? 3 : value->kind == TRUE;
    }
}

int main(int argc, char **argv)
{
    i64 n = argument(argc, argv, 1500), total = 0;
    Value *made = document(n), *value = NULL;
    Text text = {0}, again = {0};
    dump(&text, made);
    release(made);
    for (int i = 0; i < 3; i++) {
        if (value)
            release(value);
        value = parse(text.data, (i64)text.length);
        total = add(total, checksum(value));
    }
    dump(&again, value);
    bool same = again.length == text.length && memcmp(again.data, text.data, text.length) == 0;
    printf("%zu %ld %s\n", text.length, total, same ? "True" : "False");
    release(value);
    free(text.data);
    free(again.data);
    static const char *const BAD[] = {"[1, 2", "{\"a\" 1}", "tru", "\"\\x\"", "[1] 2"};
    for (volatile int i = 0; i < 5; i++) {
        /* What a bad document leaves behind ends with the program. */
        if (setjmp(escape))
            printf("%s\n", message);
        else
            release(parse(BAD[i], (i64)strlen(BAD[i])));
    }
    return 0;
}
