package com.xenocrm.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import com.xenocrm.client.CustomerRecord;
import com.xenocrm.client.OrderRecord;

/** Real purchases of 23,570 customers of the web shop CDNOW. */
public record CdnowData(List<CustomerRecord> customers, List<OrderRecord> orders) {

    /** Total spend of all customers. */
    public static final BigDecimal TOTAL_SPEND = new BigDecimal("2500315.63");

    public CdnowData {
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
    }

    /** Loads all customers and orders with their dates of 1997 and 1998. */
    public static CdnowData load() {
        return new CdnowData(read("customers.csv.gz", CdnowData::customer), read("orders.csv.gz", CdnowData::order));
    }

    /** Moves all dates by the same number of days, so that the last purchase is on this day. */
    public CdnowData withLastPurchaseOn(LocalDate day) {
        long days = ChronoUnit.DAYS.between(lastPurchase(), day);
        return new CdnowData(
                customers, orders.stream().map(order -> moved(order, days)).toList());
    }

    /** Keeps the first customers and their orders. */
    public CdnowData firstCustomers(int count) {
        List<CustomerRecord> few = customers.stream().limit(count).toList();
        Set<String> ids = few.stream().map(CustomerRecord::customerId).collect(Collectors.toSet());
        return new CdnowData(
                few,
                orders.stream()
                        .filter(order -> ids.contains(order.customerId()))
                        .toList());
    }

    public LocalDate lastPurchase() {
        return orders.stream()
                .map(order -> LocalDate.ofInstant(order.orderDate(), ZoneOffset.UTC))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    public BigDecimal totalSpend() {
        return orders.stream().map(OrderRecord::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> List<T> read(String name, Function<NamedCsvRecord, T> mapper) {
        InputStream resource = Objects.requireNonNull(CdnowData.class.getResourceAsStream("/cdnow/" + name), name);
        try (InputStreamReader reader = new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().map(mapper).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static CustomerRecord customer(NamedCsvRecord line) {
        return new CustomerRecord(line.getField("customer_id"), line.getField("name"), line.getField("email"));
    }

    private static OrderRecord order(NamedCsvRecord line) {
        int quantity = Integer.parseInt(line.getField("quantity"));
        BigDecimal total = new BigDecimal(line.getField("total_price"));
        BigDecimal price = total.divide(BigDecimal.valueOf(quantity), 2, RoundingMode.HALF_UP);
        Instant date = LocalDate.parse(line.getField("order_date"))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return new OrderRecord(
                line.getField("order_id"),
                line.getField("customer_id"),
                line.getField("email"),
                List.of(new OrderRecord.Product("CD", "CD", quantity, price)),
                total,
                date);
    }

    private static OrderRecord moved(OrderRecord order, long days) {
        return new OrderRecord(
                order.orderId(),
                order.customerId(),
                order.email(),
                order.products(),
                order.totalPrice(),
                order.orderDate().plus(days, ChronoUnit.DAYS));
    }
}
