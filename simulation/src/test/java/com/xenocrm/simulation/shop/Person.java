package com.xenocrm.simulation.shop;

import org.jspecify.annotations.Nullable;

/** Person as the shop knows them now. */
public final class Person {

    private @Nullable String identifier;
    private String email;

    Person(@Nullable String identifier, String email) {
        this.identifier = identifier;
        this.email = email;
    }

    public @Nullable String identifier() {
        return identifier;
    }

    public String email() {
        return email;
    }

    void renumber(String another) {
        identifier = another;
    }

    void move(String another) {
        email = another;
    }
}
