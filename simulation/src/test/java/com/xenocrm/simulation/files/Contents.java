package com.xenocrm.simulation.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import com.xenocrm.simulation.files.PlannedFile.End;
import com.xenocrm.simulation.shop.Person;
import com.xenocrm.simulation.shop.Shoppers;

/**
 * Content of a file, with what has to become of each row. Every valid row leaves a trace in its record.
 *
 * @param name name of the content, which no other has
 */
record Contents(String name, PlannedFile file, String text, List<Line> lines) {

    private static final int INVALID_ONE_IN = 5;
    private static final String CUSTOMERS = "customer_id,email,name,phone,tags,attributes\n";
    private static final String ORDERS =
            "order_id,customer_id,email,total_price,order_date,status,refunded_amount,trace\n";

    /**
     * Writes a file about people of the shop.
     *
     * @param byTag whether customers have their trace as a tag; otherwise as an attribute
     */
    static Contents of(String name, PlannedFile file, Shoppers shop, boolean byTag) {
        SplittableRandom random = new SplittableRandom(file.chance() + name.hashCode());
        StringBuilder text = new StringBuilder(file.isOfOrders() ? ORDERS : CUSTOMERS);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < file.rows(); row++) {
            Person person = shop.person(random.nextInt(shop.people()));
            boolean isValid = random.nextInt(INVALID_ONE_IN) > 0;
            String trace = "trace_" + name + "_" + row;
            lines.add(new Line(row + 2L, isValid, trace, person.email()));
            text.append(
                    file.isOfOrders()
                            ? order(name, row, person, trace, isValid, random)
                            : customer(person, trace, isValid, byTag));
        }
        if (file.end() == End.MALFORMED) {
            text.append("\"never closed\n");
        }
        return new Contents(name, file, text.toString(), List.copyOf(lines));
    }

    private static String customer(Person person, String trace, boolean isValid, boolean byTag) {
        return "%s,%s,%s,,%s,%s%n"
                .formatted(
                        person.identifier() == null ? "" : person.identifier(),
                        isValid ? person.email() : "nobody",
                        "Name of " + trace,
                        byTag ? trace : "",
                        byTag ? "" : "\"{\"\"" + trace + "\"\":true}\"");
    }

    private static String order(
            String name, int row, Person person, String trace, boolean isValid, SplittableRandom random) {
        boolean isUnnamed = random.nextInt(3) == 0;
        int price = 1 + random.nextInt(500);
        String[] statuses = {"completed", "completed", "pending", "cancelled"};
        String status = statuses[random.nextInt(statuses.length)];
        boolean isRefunded = status.equals("completed") && random.nextInt(4) == 0;
        return "%s,%s,%s,%s,2026-10-%02dT10:00:00Z,%s,%s,%s%n"
                .formatted(
                        isUnnamed ? "" : random.nextBoolean() ? "order-" + row % 5 : "order-" + name + "-" + row,
                        person.identifier() == null ? "" : person.identifier(),
                        person.identifier() == null || random.nextBoolean() ? person.email() : "",
                        isValid ? BigDecimal.valueOf(price) : "much",
                        1 + random.nextInt(30),
                        status,
                        isRefunded ? 1 + random.nextInt(price) : "",
                        trace);
    }

    /** Returns the parameters of the request. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("kind", file.isOfOrders() ? "orders" : "customers");
        if (file.objects()) {
            parameters.put("consent", "unsubscribed");
        }
        return parameters;
    }

    /** Tells whether the whole file can be read. */
    boolean isWhole() {
        return file.end() == End.WHOLE;
    }

    /** Returns the lines of a chunk. */
    List<Line> chunk(int number, int chunkRows) {
        return lines.subList(number * chunkRows, Math.min(lines.size(), (number + 1) * chunkRows));
    }

    /**
     * Line of a file.
     *
     * @param number number in the file, from 1
     * @param isValid whether it becomes a record
     */
    record Line(long number, boolean isValid, String trace, String email) {}
}
