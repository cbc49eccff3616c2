#include "../checked.h"

#include <ctype.h>

enum { PUSH, LOAD, STORE, ADD, SUB, MUL, DIV, MOD, LT, EQ, JUMP, JUMP_UNLESS, PRINT, CALL, RETURN, HALT };
static const char *const NAMES[] = {"push", "load", "store",  "add",   "sub",  "mul",    "div", "mod", "lt",
                                    "eq",   "jump", "unless", "print", "call", "return", "halt"};

static const char PROGRAM[] =
    "push 2 store candidate push 0 store primes "
    "outer: load candidate load limit lt unless finish push 2 store divisor "
    "inner: load divisor load divisor mul load candidate push 1 add lt unless prime "
    "load candidate load divisor mod push 0 eq unless next jump composite "
    "next: load divisor push 1 add store divisor jump inner "
    "prime: load primes push 1 add store primes "
    "composite: load candidate call collatz load lengths add store lengths "
    "load candidate push 1 add store candidate jump outer "
    "finish: load primes print load lengths print halt "
    "collatz: store n push 0 store length "
    "again: push 1 load n lt unless done load n push 2 mod push 0 eq unless odd "
    "load n push 2 div store n jump counted "
    "odd: load n push 3 mul push 1 add store n "
    "counted: load length push 1 add store length jump again "
    "done: load length return";

typedef struct {
    i64 operation, argument;
} Instruction;

LIST(Instruction, Code)
LIST(char *, Strings)

static i64 operation_of(const char *word)
{
    for (i64 i = 0; i <= HALT; i++)
        if (strcmp(NAMES[i], word) == 0)
            return i;
    return -1;
}

static Code assemble(Dict *variables)
{
    Strings words = {0};
    for (const char *at = PROGRAM; *at;) {
        const char *end = at;
        while (*end && !isspace((unsigned char)*end))
            end++;
        Strings_push(&words, copy_of(at, (size_t)(end - at)));
        at = *end ? end + 1 : end;
    }
    Dict labels = {0};
    i64 at = 0;
    for (i64 i = 0; i < words.count; i++) {
        char *word = *Strings_at(&words, i);
        size_t length = strlen(word);
        if (word[length - 1] == ':')
            dict_entry(&labels, word, length - 1)->value.number = at;
        else if (operation_of(word) >= 0)
            at = add(at, 1);
    }
    Code code = {0};
    for (i64 i = 0; i < words.count;) {
        char *word = *Strings_at(&words, i++);
        if (word[strlen(word) - 1] == ':')
            continue;
        Instruction instruction = {operation_of(word), 0};
        i64 o = instruction.operation;
        if (o == PUSH || o == LOAD || o == STORE || o == JUMP || o == JUMP_UNLESS || o == CALL) {
            char *text = *Strings_at(&words, i++);
            if (o == PUSH)
                instruction.argument = atoll(text);
            else if (o == LOAD || o == STORE) {
                Entry *entry = dict_find(variables, text, strlen(text));
                if (!entry) {
                    i64 number = variables->count;
                    entry = dict_entry(variables, text, strlen(text));
                    entry->value.number = number;
                }
                instruction.argument = entry->value.number;
            } else {
                Entry *label = dict_find(&labels, text, strlen(text));
                if (!label)
                    die("no such label");
                instruction.argument = label->value.number;
            }
        }
        Code_push(&code, instruction);
    }
    for (i64 i = 0; i < words.count; i++)
        free(*Strings_at(&words, i));
    Strings_free(&words);
    dict_free(&labels);
    return code;
}

static i64 run(Code *code, Ints *memory, Ints *output)
{
    Ints stack = {0}, calls = {0};
    i64 pc = 0, steps = 0;
    for (;;) {
        Instruction instruction = *Code_at(code, pc);
        i64 argument = instruction.argument, right;
        pc = add(pc, 1);
        steps = add(steps, 1);
        switch (instruction.operation) {
        case PUSH:
            Ints_push(&stack, argument);
            break;
        case LOAD:
            Ints_push(&stack, *Ints_at(memory, argument));
            break;
        case STORE:
            *Ints_at(memory, argument) = Ints_pop(&stack);
            break;
        case ADD:
            right = Ints_pop(&stack);
            Ints_push(&stack, add(Ints_pop(&stack), right));
            break;
        case SUB:
            right = Ints_pop(&stack);
            Ints_push(&stack, sub(Ints_pop(&stack), right));
            break;
        case MUL:
            right = Ints_pop(&stack);
            Ints_push(&stack, mul(Ints_pop(&stack), right));
            break;
        case DIV:
            right = Ints_pop(&stack);
            Ints_push(&stack, floor_div(Ints_pop(&stack), right));
            break;
        case MOD:
            right = Ints_pop(&stack);
            Ints_push(&stack, floor_mod(Ints_pop(&stack), right));
            break;
        case LT:
            right = Ints_pop(&stack);
            Ints_push(&stack, Ints_pop(&stack) < right);
            break;
        case EQ:
            right = Ints_pop(&stack);
            Ints_push(&stack, Ints_pop(&stack) == right);
            break;
        case JUMP:
            pc = argument;
            break;
        case JUMP_UNLESS:
            if (!Ints_pop(&stack))
                pc = argument;
            break;
        case PRINT:
            Ints_push(output, Ints_pop(&stack));
            break;
        case CALL:
            Ints_push(&calls, pc);
            pc = argument;
            break;
        case RETURN:
            pc = Ints_pop(&calls);
            break;
        case HALT:
            Ints_free(&stack);
            Ints_free(&calls);
            return steps;
        default:
            die("unknown operation");
        }
    }
}

int main(int argc, char **argv)
{
    i64 limit = argument(argc, argv, 4000);
    Dict variables = {0};
    Code code = assemble(&variables);
    Ints memory = Ints_filled(variables.count, 0), output = {0};
    *Ints_at(&memory, dict_find(&variables, "limit", 5)->value.number) = limit;
    i64 steps = run(&code, &memory, &output);
    printf("%ld [", code.count);
    for (i64 i = 0; i < output.count; i++)
        printf(i ? ", %ld" : "%ld", *Ints_at(&output, i));
    printf("] %ld\n", steps);
    Code_free(&code);
    Ints_free(&memory);
    Ints_free(&output);
    dict_free(&variables);
    return 0;
}
