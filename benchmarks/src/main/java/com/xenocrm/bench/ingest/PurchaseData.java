package com.xenocrm.bench.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.bson.types.Decimal128;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.client.CustomerRecord;
import com.xenocrm.client.OrderRecord;
import com.xenocrm.demo.CdnowData;

/** Real customers and their orders, as request bodies and as documents. */
final class PurchaseData {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<CustomerRecord> customers;
    private final List<OrderRecord> orders;

    private PurchaseData(CdnowData data) {
        this.customers = data.customers();
        this.orders = data.orders();
    }

    static PurchaseData load() {
        return new PurchaseData(CdnowData.load());
    }

    int customerCount() {
        return customers.size();
    }

    int orderCount() {
        return orders.size();
    }

    /** Returns request bodies with the first customers. */
    List<byte[]> customerBodies(int count, int perRequest) {
        return bodies("customers", customers.subList(0, count), perRequest);
    }

    /** Returns request bodies with the first orders. */
    List<byte[]> orderBodies(int count, int perRequest) {
        return bodies("orders", orders.subList(0, count), perRequest);
    }

    /** Returns the total of the first orders. */
    BigDecimal spend(int count) {
        return orders.subList(0, count).stream().map(OrderRecord::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Documents similar to stored customers. */
    List<Document> customerDocuments() {
        return customers.stream()
                .map(customer -> new Document("_id", customer.customerId())
                        .append("email", customer.email())
                        .append("name", customer.name())
                        .append("total_spend", new Decimal128(0))
                        .append("visits_count", 0))
                .toList();
    }

    /** Documents similar to stored orders. */
    List<Document> orderDocuments() {
        return orders.stream()
                .map(order -> new Document("_id", order.orderId())
                        .append("customer_id", order.customerId())
                        .append("email", order.email())
                        .append("customer_ref", order.email())
                        .append(
                                "products",
                                order.products().stream()
                                        .map(PurchaseData::product)
                                        .toList())
                        .append("total_price", new Decimal128(order.totalPrice()))
                        .append("order_date", order.orderDate())
                        .append("status", "completed"))
                .toList();
    }

    private static Document product(OrderRecord.Product product) {
        return new Document("product_id", product.productId())
                .append("name", product.name())
                .append("quantity", product.quantity())
                .append("price", new Decimal128(product.price()));
    }

    private static List<byte[]> bodies(String field, List<?> records, int perRequest) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < records.size(); from += perRequest) {
            List<?> some = records.subList(from, Math.min(from + perRequest, records.size()));
            bodies.add(JSON.writeValueAsBytes(Map.of(field, some)));
        }
        return bodies;
    }
}
