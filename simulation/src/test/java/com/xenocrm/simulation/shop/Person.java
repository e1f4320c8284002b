package com.xenocrm.simulation.shop;

import org.jspecify.annotations.Nullable;

/** Person as the shop knows them now. */
final class Person {

    private @Nullable String identifier;
    private String email;

    Person(@Nullable String identifier, String email) {
        this.identifier = identifier;
        this.email = email;
    }

    @Nullable
    String identifier() {
        return identifier;
    }

    String email() {
        return email;
    }

    void renumber(String another) {
        identifier = another;
    }

    void move(String another) {
        email = another;
    }
}
