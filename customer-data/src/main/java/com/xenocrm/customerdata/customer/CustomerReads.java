package com.xenocrm.customerdata.customer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.FieldProblem;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Reads customers for the API. */
@Component
public class CustomerReads {

    private static final String FOUND = "Customers";

    private final MongoOperations mongo;

    public CustomerReads(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Returns the customers with an email address, or those whose name, email, phone or identifier starts with the
     * search; else all.
     *
     * @param newest whether to return the newest customers, without a next page
     */
    public Envelope<List<CustomerView>> page(
            PageRequest page, boolean newest, @Nullable String email, @Nullable String search) {
        Criteria criteria = criteria(email, search);
        Query query = newest ? page.newest(criteria, CustomerFields.CREATED_AT) : page.byId(criteria);
        List<CustomerView> found = mongo.find(query, CustomerView.class);
        if (email != null && found.isEmpty()) {
            refuseInvalid(email);
        }
        return page.answer(
                FOUND, found, total(found, email, search), each -> Cursor.of(each.id()), Function.identity());
    }

    /**
     * Returns the customer with this identifier from the shop or this {@code _id}; throws a 404 if there is none, and a
     * 409 if these are two customers.
     */
    public CustomerView get(String id) {
        List<CustomerView> found = Stream.of(CustomerFields.CUSTOMER_ID, "_id")
                .flatMap(field ->
                        Stream.ofNullable(mongo.findOne(new Query(where(field).is(id)), CustomerView.class)))
                .toList();
        if (found.stream().map(CustomerView::id).distinct().count() > 1) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "CUSTOMER_AMBIGUOUS",
                    "%s is the customer_id of the customer with the _id %s and the _id of another customer"
                            .formatted(id, found.getFirst().id()),
                    null);
        }
        return found.stream().findFirst().orElseThrow(CustomerReads::notFound);
    }

    /** Returns the refusal of a request about a customer who does not exist. */
    public static Refusal notFound() {
        return Refusal.notFound("CUSTOMER_NOT_FOUND", "There is no such customer");
    }

    /** Returns the change of a customer; throws if its new email or identifier belongs to another customer. */
    public CustomerReceived.Customer refuseTaken(CustomerReceived.Customer change) {
        refuseTaken(change, CustomerFields.EMAIL, change.email());
        refuseTaken(change, CustomerFields.CUSTOMER_ID, change.customerId());
        return change;
    }

    private void refuseTaken(CustomerReceived.Customer change, String field, @Nullable String value) {
        String id = Objects.requireNonNull(change.patch()).id();
        if (value != null
                && mongo.exists(new Query(where(field).is(value).and("_id").ne(id)), CustomerView.class)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "CUSTOMER_CONFLICT",
                    field + ": belongs to another customer",
                    Map.of("errors", List.of(new FieldProblem(field, "belongs to another customer"))));
        }
    }

    private static Criteria criteria(@Nullable String email, @Nullable String search) {
        if (email != null) {
            return where(CustomerFields.EMAIL).is(EmailAddress.storedForm(email));
        }
        return search == null ? new Criteria() : CustomerSearch.of(search);
    }

    private @Nullable Long total(List<CustomerView> found, @Nullable String email, @Nullable String search) {
        if (email != null) {
            return (long) found.size();
        }
        return search == null ? mongo.estimatedCount(CustomerView.class) : null;
    }

    private static void refuseInvalid(String email) {
        try {
            EmailAddress.normalise(email);
        } catch (InvalidTextException e) {
            throw Refusal.invalid("email", e.fault());
        }
    }
}
