package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The people of a shop, and their addresses and identifiers. */
final class People {

    private final Theme theme;
    private final List<Person> all = new ArrayList<>();
    private int addresses;
    private int identifiers;

    People(ShopPlan plan) {
        theme = plan.theme();
        for (int number = 0; number < plan.people(); number++) {
            boolean unnamed = theme != Theme.MOVING && number % 3 == 2;
            all.add(new Person(unnamed ? null : newIdentifier(), newAddress()));
        }
    }

    Person get(int number) {
        return all.get(number);
    }

    int count() {
        return all.size();
    }

    /** Tells whether records of people may be without the identifier that they have. */
    boolean mayBeUnnamed() {
        return theme != Theme.MOVING;
    }

    /** Gives a person another address: a new one, or one that somebody else had. */
    void move(int number, SplittableRandom random) {
        String another = theme == Theme.REUSED && random.nextInt(3) > 0
                ? anyFree(
                        Stream.iterate(0, i -> i < addresses, i -> i + 1).map(People::address),
                        all.stream().map(Person::email).toList(),
                        random)
                : "";
        all.get(number).move(another.isEmpty() ? newAddress() : another);
    }

    /** Gives a person another identifier: a new one, or one that somebody else had. */
    void renumber(int number, SplittableRandom random) {
        String another = random.nextInt(3) > 0
                ? anyFree(
                        Stream.iterate(0, i -> i < identifiers, i -> i + 1).map(People::identifier),
                        all.stream()
                                .map(Person::identifier)
                                .filter(Objects::nonNull)
                                .toList(),
                        random)
                : "";
        all.get(number).renumber(another.isEmpty() ? newIdentifier() : another);
    }

    private static String anyFree(Stream<String> known, List<String> taken, SplittableRandom random) {
        List<String> free = known.filter(each -> !taken.contains(each)).toList();
        return free.isEmpty() ? "" : free.get(random.nextInt(free.size()));
    }

    private String newAddress() {
        return address(addresses++);
    }

    private String newIdentifier() {
        return identifier(identifiers++);
    }

    private static String address(int number) {
        return "p%d@shop.example".formatted(number);
    }

    private static String identifier(int number) {
        return "id-" + number;
    }
}
