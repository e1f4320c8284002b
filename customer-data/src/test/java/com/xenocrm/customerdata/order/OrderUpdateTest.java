package com.xenocrm.customerdata.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.contracts.message.OrderReceived.Product;

import static org.assertj.core.api.Assertions.assertThat;

class OrderUpdateTest {

    @Test
    void keepsTheAmountsBeforeTheConversion() {
        Order order = new Order(
                "o1",
                "c1",
                null,
                List.of(new Product("p1", null, 2, new BigDecimal("4.91"), new BigDecimal("750"), null)),
                new BigDecimal("9.83"),
                Instant.parse("2026-11-20T00:00:00Z"),
                OrderStatus.COMPLETED,
                new BigDecimal("0.66"),
                "USD",
                new OriginalAmounts("JPY", new BigDecimal("0.00655"), new BigDecimal("1500"), new BigDecimal("100")),
                null,
                7_000_000);

        Document update = OrderUpdate.of(order);

        assertThat(update).isEqualTo(Document.parse("""
                {"$set": {
                    "customer_id": "c1",
                    "currency": "USD",
                    "original": {
                        "currency": "JPY", "exchange_rate": {"$numberDecimal": "0.00655"},
                        "total_price": {"$numberDecimal": "1500"}, "refunded_amount": {"$numberDecimal": "100"}},
                    "products": [{
                        "product_id": "p1", "name": null, "quantity": 2, "price": {"$numberDecimal": "4.91"},
                        "original_price": {"$numberDecimal": "750"}}],
                    "total_price": {"$numberDecimal": "9.83"},
                    "order_date": {"$date": "2026-11-20T00:00:00Z"},
                    "status": "completed",
                    "version": {"$numberLong": "7000000"}},
                 "$addToSet": {"customer_refs": {"$each": ["c1"]}},
                 "$setOnInsert": {"created_at": {"$date": "1970-01-01T00:00:07Z"}},
                 "$unset": {"email": "", "attributes": "", "record_version": ""},
                 "$max": {"refunded_amount": {"$numberDecimal": "0.66"}}}
                """));
    }
}
