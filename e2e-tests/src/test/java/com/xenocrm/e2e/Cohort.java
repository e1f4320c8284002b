package com.xenocrm.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.CustomerRecord;
import com.xenocrm.client.OrderRecord;
import com.xenocrm.demo.CdnowData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real purchases of some customers under identifiers of one test; all customers carry its tag. */
public final class Cohort {

    private static final int REQUEST = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Pause between two reads of all customers, which take time from what they wait for. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(500);

    private final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final CdnowData data;

    private Cohort(CdnowData data) {
        this.data = data;
    }

    /** Creates a cohort of the first customers of CDNOW with their orders. */
    public static Cohort of(int customers) {
        return new Cohort(CdnowData.load().firstCustomers(customers));
    }

    /** Returns the same customers and purchases under other identifiers. */
    public Cohort copy() {
        return new Cohort(data);
    }

    /** Returns requests with the data, in any order. */
    public List<Map<String, Object>> customerRequests() {
        return requests(
                "customers", data.customers().stream().map(this::customer).toList());
    }

    /** Returns the requests that can be posted in any order. */
    public List<Map<String, Object>> orderRequests() {
        return requests("orders", data.orders().stream().map(this::order).toList());
    }

    /** Returns the prefix of every identifier of this cohort. */
    public String tag() {
        return tag;
    }

    /** Returns the customers as a shop would export them, with its own column names. */
    public String customersCsv() {
        return data.customers().stream()
                .map(customer -> String.join(
                        ";", id(customer.customerId()), customer.name(), id(customer.email()), tag + "|imported"))
                .collect(Collectors.joining("\n", "Number;Name;E-Mail;Tags\n", "\n"));
    }

    /** Returns the orders as a shop would export them. */
    public String ordersCsv() {
        return data.orders().stream()
                .map(order -> "%s,%s,%s,%s"
                        .formatted(id(order.orderId()), id(order.customerId()), order.totalPrice(), order.orderDate()))
                .collect(Collectors.joining("\n", "order_id,customer_id,amount,order_date\n", "\n"));
    }

    public int orderCount() {
        return data.orders().size();
    }

    /** Returns the expected spending of each customer by id. */
    public Map<String, Spending> expected() {
        Map<String, Spending> spending = new TreeMap<>();
        data.customers().forEach(customer -> spending.put(id(customer.customerId()), Spending.NONE));
        data.orders()
                .forEach(order -> spending.computeIfPresent(
                        id(order.customerId()), (_, before) -> before.plus(order.totalPrice())));
        return spending;
    }

    /** Returns the spending of this cohort's customers as the system reports it. */
    public Map<String, Spending> reported(CrmClient crm) {
        Map<String, Spending> spending = new TreeMap<>();
        crm.forEachCustomer(
                tag,
                customer -> spending.put(customer.id(), new Spending(customer.totalSpend(), customer.visitsCount())));
        return spending;
    }

    /** Waits until the system reports the expected spending of each customer. */
    public void awaitReported(CrmClient crm) {
        await().atMost(PATIENCE)
                .pollInterval(BETWEEN_READS)
                .untilAsserted(() -> assertThat(reported(crm)).isEqualTo(expected()));
    }

    /** Returns the customers that match {@link #spendersRule}. */
    Set<String> spenders(String moreThan, int visits) {
        Set<String> spenders = new TreeSet<>();
        expected().forEach((id, spending) -> {
            if (spending.total().compareTo(new BigDecimal(moreThan)) > 0 && spending.visits() >= visits) {
                spenders.add(id);
            }
        });
        return spenders;
    }

    /** Matches customers of this cohort by spend and visits. */
    Object spendersRule(String moreThan, int visits) {
        return Map.of(
                "all",
                List.of(
                        condition("tags", "contains", tag),
                        condition("total_spend", ">", moreThan),
                        condition("visits_count", ">=", visits)));
    }

    /** Matches all customers of this cohort. */
    public Object allRule() {
        return Map.of("all", List.of(condition("tags", "contains", tag)));
    }

    /** Returns all recipients of a campaign with their statuses. */
    public static Map<String, String> recipients(CrmClient crm, String campaign) {
        Map<String, String> statuses = new TreeMap<>();
        crm.forEach("/api/campaigns/" + campaign + "/recipients?limit=500", entry -> {
            String previous = statuses.put(
                    entry.path("customer_id").asString(), entry.path("status").asString());
            assertThat(previous).as("listed twice: %s", entry).isNull();
        });
        return statuses;
    }

    private static Map<String, Object> condition(String field, String operator, Object value) {
        return Map.of("field", field, "operator", operator, "value", value);
    }

    private Map<String, Object> customer(CustomerRecord customer) {
        return Map.of(
                "customer_id", id(customer.customerId()),
                "name", customer.name(),
                "email", id(customer.email()),
                "tags", List.of(tag));
    }

    private Map<String, Object> order(OrderRecord order) {
        Map<String, Object> record = new HashMap<>();
        record.put("order_id", id(order.orderId()));
        record.put("customer_id", id(order.customerId()));
        record.put("email", id(order.email()));
        record.put("products", order.products());
        record.put("total_price", order.totalPrice());
        record.put("order_date", order.orderDate());
        return record;
    }

    private String id(String original) {
        return tag + "-" + original;
    }

    private static List<Map<String, Object>> requests(String field, List<Map<String, Object>> records) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int from = 0; from < records.size(); from += REQUEST) {
            requests.add(Map.of(field, records.subList(from, Math.min(from + REQUEST, records.size()))));
        }
        return requests;
    }

    /** Money and number of purchases; equal when the amounts are, whatever their scale. */
    public record Spending(BigDecimal total, long visits) {

        static final Spending NONE = new Spending(BigDecimal.ZERO, 0);

        public Spending {
            total = total.stripTrailingZeros();
        }

        public Spending(String total, long visits) {
            this(new BigDecimal(total), visits);
        }

        Spending plus(BigDecimal price) {
            return new Spending(total.add(price), visits + 1);
        }

        Spending plus(Spending other) {
            return new Spending(total.add(other.total), visits + other.visits);
        }
    }
}
