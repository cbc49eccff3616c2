#include "../checked.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>

typedef enum { NUMBER, NAME, KEYWORD, OPERATOR, END } Kind;

typedef struct {
    Kind kind;
    char *text;
    i64 line;
} Token;

LIST(Token *, Tokens)

/* Errors leave by a jump, as exceptions do. */
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

static void push_token(Tokens *found, Kind kind, const char *text, size_t length, i64 line)
{
    Token *token = allocate(sizeof(Token));
    *token = (Token){kind, copy_of(text, length), line};
    Tokens_push(found, token);
}

static bool is_keyword(const char *word, size_t length)
{
    static const char *const KEYWORDS[] = {"let", "print", "if", "then", "else"};
    for (int i = 0; i < 5; i++)
        if (strlen(KEYWORDS[i]) == length && memcmp(KEYWORDS[i], word, length) == 0)
            return true;
    return false;
}

static Tokens tokenize(const char *source, i64 end)
{
    Tokens found = {0};
    i64 line = 1;
    for (i64 at = 0; at < end;) {
        char c = source[at];
        i64 start = at;
        if (c == '\n') {
            line = add(line, 1);
            at++;
        } else if (c == ' ' || c == '\t')
            at++;
        else if (c == '#')
            while (at < end && source[at] != '\n')
                at++;
        else if (isdigit((unsigned char)c)) {
            while (at < end && isdigit((unsigned char)source[at]))
                at++;
            push_token(&found, NUMBER, source + start, (size_t)(at - start), line);
        } else if (isalpha((unsigned char)c) || c == '_') {
            while (at < end && (isalnum((unsigned char)source[at]) || source[at] == '_'))
                at++;
            size_t length = (size_t)(at - start);
            push_token(&found, is_keyword(source + start, length) ? KEYWORD : NAME, source + start, length, line);
        } else if (at + 1 < end && source[at + 1] == '=' && strchr("=<>!", c)) {
            push_token(&found, OPERATOR, source + start, 2, line);
            at += 2;
        } else if (strchr("+-*/%()<>=;", c)) {
            push_token(&found, OPERATOR, source + start, 1, line);
            at++;
        } else
            raise_error("SyntaxError line %ld: unexpected '%c'", line, c);
    }
    push_token(&found, END, "", 0, line);
    return found;
}

typedef struct {
    Tokens tokens;
    i64 at;
    Dict variables;
    Ints printed;
} Evaluator;

static i64 expression(Evaluator *e);

static Token *take(Evaluator *e)
{
    Token *token = *Tokens_at(&e->tokens, e->at);
    e->at = add(e->at, 1);
    return token;
}

static bool accept(Evaluator *e, const char *text)
{
    if (strcmp((*Tokens_at(&e->tokens, e->at))->text, text) != 0)
        return false;
    e->at = add(e->at, 1);
    return true;
}

static void expect(Evaluator *e, const char *text)
{
    Token *token = take(e);
    if (strcmp(token->text, text) != 0)
        raise_error("SyntaxError line %ld: expected '%s', found '%s'", token->line, text, token->text);
}

static i64 atom(Evaluator *e)
{
    Token *token = take(e);
    if (token->kind == NUMBER)
        return atoll(token->text);
    if (token->kind == NAME) {
        Entry *entry = dict_find(&e->variables, token->text, strlen(token->text));
        if (!entry)
            raise_error("NameError line %ld: %s is not defined", token->line, token->text);
        return entry->value.number;
    }
    if (strcmp(token->text, "-") == 0)
        return sub(0, atom(e));
    if (strcmp(token->text, "(") == 0) {
        i64 value = expression(e);
        expect(e, ")");
        return value;
    }
    raise_error("SyntaxError line %ld: unexpected '%s'", token->line, token->text);
}

static i64 product(Evaluator *e)
{
    i64 total = atom(e);
    for (;;) {
        if (accept(e, "*"))
            total = mul(total, atom(e));
        else if (accept(e, "/"))
            total = floor_div(total, atom(e));
        else if (accept(e, "%"))
            total = floor_mod(total, atom(e));
        else
            return total;
    }
}

static i64 sum(Evaluator *e)
{
    i64 total = product(e);
    for (;;) {
        if (accept(e, "+"))
            total = add(total, product(e));
        else if (accept(e, "-"))
            total = sub(total, product(e));
        else
            return total;
    }
}

static i64 comparison(Evaluator *e)
{
    i64 left = sum(e);
    if (accept(e, "<"))
        return left < sum(e);
    if (accept(e, ">"))
        return left > sum(e);
    if (accept(e, "=="))
        return left == sum(e);
    return left;
}

static i64 expression(Evaluator *e)
{
    if (!accept(e, "if"))
        return comparison(e);
    i64 condition = comparison(e);
    expect(e, "then");
    i64 yes = comparison(e);
    expect(e, "else");
    i64 no = comparison(e);
    return condition ? yes : no;
}

static void evaluate(Evaluator *e)
{
    while ((*Tokens_at(&e->tokens, e->at))->kind != END) {
        if (accept(e, "let")) {
            Token *name = take(e);
            expect(e, "=");
            i64 value = expression(e);
            dict_entry(&e->variables, name->text, strlen(name->text))->value.number = value;
        } else {
            expect(e, "print");
            Ints_push(&e->printed, expression(e));
        }
        expect(e, ";");
    }
}

static void release(Evaluator *e)
{
    for (i64 i = 0; i < e->tokens.count; i++) {
        free((*Tokens_at(&e->tokens, i))->text);
        free(*Tokens_at(&e->tokens, i));
    }
    Tokens_free(&e->tokens);
    dict_free(&e->variables);
    Ints_free(&e->printed);
}

int main(int argc, char **argv)
{
    i64 lines = argument(argc, argv, 6000);
    Text source = {0};
    char line[200];
    static const char HEAD[] = "# generated\nlet total = 0;\nlet step_1 = 3;";
    text_add(&source, HEAD, sizeof HEAD - 1);
    for (i64 i = 0; i < lines; i++) {
        int n = snprintf(line, sizeof line, "\nlet value_%ld = (%ld + step_1) * %ld - total %% 1000;  # line %ld", i % 50, i,
                         i % 13 + 1, i);
        text_add(&source, line, (size_t)n);
        n = snprintf(line, sizeof line, "\nlet total = total + (if value_%ld > %ld then value_%ld / 7 else -value_%ld);",
                     i % 50, i, i % 50, i % 50);
        text_add(&source, line, (size_t)n);
        if (i % 100 == 99)
            text_add(&source, "\nprint total;", 13);
    }
    Evaluator e = {tokenize(source.data, (i64)source.length), 0, {0}, {0}};
    evaluate(&e);
    i64 printed = 0;
    for (i64 i = 0; i < e.printed.count; i++)
        printed = add(printed, *Ints_at(&e.printed, i));
    printf("%zu %ld %ld %ld %ld\n", source.length, e.tokens.count, e.printed.count, printed,
           dict_find(&e.variables, "total", 5)->value.number);
    release(&e);
    free(source.data);
    static const char *const BAD[] = {"let x = 1 $ 2;", "print y;", "let x = (1;"};
    for (volatile int i = 0; i < 3; i++) {
        static Evaluator bad;
        bad = (Evaluator){{0}, 0, {0}, {0}};
        if (setjmp(escape))
            printf("%s\n", message);
        else {
            bad.tokens = tokenize(BAD[i], (i64)strlen(BAD[i]));
            evaluate(&bad);
        }
        release(&bad);
    }
    return 0;
}
