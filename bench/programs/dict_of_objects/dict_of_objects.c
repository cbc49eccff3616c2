#include "../checked.h"

typedef struct {
    char *owner;
    i64 balance;
    Ints history;
} Account;

LIST(char *, Owners)

typedef struct {
    Dict accounts;
    i64 refused;
} Bank;

static Account *account(Bank *bank, const char *owner)
{
    Entry *entry = dict_find(&bank->accounts, owner, strlen(owner));
    if (!entry)
        die("no such account");
    return entry->value.pointer;
}

static bool withdraw(Account *from, i64 amount)
{
    if (amount > from->balance)
        return false;
    from->balance = sub(from->balance, amount);
    Ints_push(&from->history, sub(0, amount));
    return true;
}

static void deposit(Account *to, i64 amount)
{
    if (amount <= 0)
        die("the amount must be positive");
    to->balance = add(to->balance, amount);
    Ints_push(&to->history, amount);
}

int main(int argc, char **argv)
{
    i64 transfers = argument(argc, argv, 700000), seed = 1;
    Bank bank = {0};
    Owners owners = {0};
    for (i64 i = 0; i < 1000; i++) {
        char name[32];
        size_t length = (size_t)snprintf(name, sizeof name, "owner-%ld", i);
        Owners_push(&owners, copy_of(name, length));
        Account *opened = allocate(sizeof(Account));
        *opened = (Account){copy_of(name, length), 500 + i, {0}};
        dict_entry(&bank.accounts, name, length)->value.pointer = opened;
    }
    for (i64 i = 0; i < transfers; i++) {
        seed = next_random(seed);
        const char *source = *Owners_at(&owners, seed / 65536 % 1000);
        seed = next_random(seed);
        const char *target = *Owners_at(&owners, seed / 65536 % 1000);
        i64 amount = seed % 400 + 1;
        if (withdraw(account(&bank, source), amount))
            deposit(account(&bank, target), amount);
        else
            bank.refused = add(bank.refused, 1);
    }
    Account *richest = NULL;
    i64 total = 0;
    for (i64 i = 0; i < bank.accounts.count; i++) {
        Account *each = bank.accounts.entries[i].value.pointer;
        total = add(total, each->balance);
        if (!richest || each->balance > richest->balance)
            richest = each;
    }
    printf("%s %ld %ld\n%ld %ld\n", richest->owner, richest->balance, richest->history.count, total, bank.refused);
    for (i64 i = 0; i < bank.accounts.count; i++) {
        Account *each = bank.accounts.entries[i].value.pointer;
        free(each->owner);
        Ints_free(&each->history);
        free(each);
        free(*Owners_at(&owners, i));
    }
    dict_free(&bank.accounts);
    Owners_free(&owners);
    return 0;
}
