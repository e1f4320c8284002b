package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.customerdata.customer.CustomerView;
import com.xenocrm.simulation.shop.ShopAction.Kind;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** The shop's own system, which sends records of its people and their orders. */
public final class Shoppers {

    private static final int MOST_ROWS = 3;
    private static final int ADDRESSES = 6;

    private final World world;
    private final Theme theme;
    private final People people;
    private final RecordWriter records;
    private final Ledger ledger;
    private final Requests<Intake> requests;
    private int patches;

    public Shoppers(World world, ShopPlan plan, Ledger ledger, Requests<Intake> requests) {
        this.world = world;
        this.theme = plan.theme();
        this.people = new People(plan);
        this.records = new RecordWriter(plan.clearsTags());
        this.ledger = ledger;
        this.requests = requests;
    }

    /** Does the action when its time has come. */
    public void plan(ShopAction action) {
        world.loop().after(action.at() - world.loop().now(), () -> act(action));
    }

    /** Returns the person with this number. */
    public Person person(int number) {
        return people.get(number);
    }

    /** Returns how many people there are. */
    public int people() {
        return people.count();
    }

    /** Returns a record of a person for somebody else to send. */
    public Customer record(Person person, long version) {
        return records.customer(person.identifier(), person.email(), null, new SplittableRandom(version), version);
    }

    private void act(ShopAction action) {
        SplittableRandom random = new SplittableRandom(action.chance());
        switch (action.kind()) {
            case CUSTOMERS -> sendCustomers(action, random);
            case ORDERS -> sendOrders(action, random);
            case PATCH -> requests.send(action.toString(), () -> {}, api -> patch(api, action));
            case MOVE -> {
                people.move(action.person(), random);
                sendCustomers(action, random);
            }
            case RENUMBER -> {
                people.renumber(action.person(), random);
                sendCustomers(action, random);
            }
        }
    }

    private void sendCustomers(ShopAction action, SplittableRandom random) {
        boolean isNews = action.kind() != Kind.CUSTOMERS;
        int rows = Math.min(people.count(), 1 + random.nextInt(MOST_ROWS));
        List<Name> names = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Person person = people.get((action.person() + row) % people.count());
            boolean isUnnamed = !isNews && people.mayBeUnnamed() && random.nextInt(3) == 0;
            names.add(new Name(isUnnamed ? null : person.identifier(), person.email()));
        }
        requests.send(action + " " + names, () -> {}, api -> {
            SplittableRandom content = new SplittableRandom(action.chance());
            long version = api.version();
            List<Customer> all = names.stream()
                    .map(name -> records.customer(name.identifier, name.email, null, content, version))
                    .toList();
            accept(api, new CustomerReceived(all));
        });
    }

    private void sendOrders(ShopAction action, SplittableRandom random) {
        Person person = people.get(action.person());
        boolean isUnnamed = person.identifier() == null || random.nextInt(3) == 0;
        boolean hasAddress = isUnnamed || random.nextBoolean();
        String identifier = isUnnamed ? null : person.identifier();
        String email = hasAddress ? person.email() : null;
        requests.send(action + " " + identifier + " " + email, () -> {}, api -> {
            SplittableRandom content = new SplittableRandom(action.chance());
            accept(
                    api,
                    new OrderReceived(
                            List.of(records.order(action.order(), identifier, email, content, api.version()))));
        });
    }

    /** Changes a stored customer, as the API does for a request that names its {@code _id}. */
    private void patch(Intake api, ShopAction action) {
        SplittableRandom random = new SplittableRandom(action.chance());
        List<String> stored = world.database()
                .all("customers")
                .map(customer -> (String) customer.get("_id"))
                .sorted()
                .toList();
        if (stored.isEmpty()) {
            return;
        }
        CustomerView known = api.customers().get(stored.get(random.nextInt(stored.size())));
        String email = random.nextInt(3) == 0 ? anotherAddress(random) : null;
        String identifier = theme == Theme.REUSED && random.nextInt(3) == 0 ? "id-" + random.nextInt(ADDRESSES) : null;
        List<String> unchanged = new ArrayList<>();
        if (email == null) {
            unchanged.add("email");
        }
        if (random.nextBoolean()) {
            unchanged.add("name");
        }
        Customer change = records.customer(
                identifier,
                email == null ? known.email() : email,
                new Patch(known.id(), unchanged),
                random,
                api.version());
        accept(api, new CustomerReceived(List.of(api.customers().refuseTaken(change))));
    }

    private @Nullable String anotherAddress(SplittableRandom random) {
        return switch (theme) {
            case STEADY, ORDERS -> null;
            case MOVING -> "patched-" + patches++ + "@shop.example";
            case REUSED -> "p" + random.nextInt(ADDRESSES) + "@shop.example";
        };
    }

    private void accept(Intake api, CrmMessage message) {
        api.accept(message);
        ledger.accepted(message);
        world.history().add(() -> "accepted " + message);
    }

    private record Name(@Nullable String identifier, String email) {}
}
