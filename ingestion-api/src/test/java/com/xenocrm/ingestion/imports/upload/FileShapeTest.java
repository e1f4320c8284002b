package com.xenocrm.ingestion.imports.upload;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Tests files as written by spreadsheets and other products. */
class FileShapeTest {

    @Test
    void takesCorrectedRowsBackAsTheyWere() {
        String file = """
                customer_id,email,name,phone,city,=note
                0012,nobody,Ann,+44 20 7946 0000,'s-Hertogenbosch,''=1+1
                """;
        Map<String, String> mapping = Map.of("mapping", "=note:note");

        String rejected = ImportedFile.of(file, mapping).rejected();
        String twice = ImportedFile.of(rejected, mapping).rejected();
        ImportedFile corrected = ImportedFile.of(rejected.replace("nobody", "ann@x.example"), mapping);

        assertThat(rejected).isEqualTo("""
                \uFEFFimport_line,import_error,customer_id,email,name,phone,city,'=note\r
                2,email: is not a valid e-mail address: it has no @,0012,nobody,Ann,'+44 20 7946 0000,'s-Hertogenbosch,''=1+1\r
                """);
        assertThat(twice).isEqualTo(rejected);
        assertThat(corrected.customers())
                .extracting(
                        Customer::customerId,
                        Customer::phone,
                        customer -> customer.attributes().toString())
                .containsExactly(tuple("0012", "+44 20 7946 0000", "{city='s-Hertogenbosch, note='=1+1}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            vip,new                                      ~ [vip, new]
            vip | new ; old                              ~ [vip, new, old]
            "VIP","Loves, commas","new"                  ~ [VIP, Loves, commas, new]
            "5"" pipe", x                                ~ [5" pipe, x]
            5" pipe, x                                   ~ [5" pipe, x]
            ["VIP", "Loves, commas"]                     ~ [VIP, Loves, commas]
            , ,vip,                                      ~ [vip]
            "VIP                                         ~ tags: has a quote that is missing or out of place
            "VIP" x,new                                  ~ tags: has a quote that is missing or out of place
            ["VIP"                                       ~ tags: must be a list
            """)
    void readsAQuotedListInACellAsAList(String cell, String tags) {
        ImportedFile file = ImportedFile.of(
                "email\tname\ttags\na@x.example\tA\t\"" + cell.replace("\"", "\"\"") + "\"\n", Map.of());

        if (tags.startsWith("[")) {
            assertThat(file.customers())
                    .extracting(customer -> customer.tags().toString())
                    .containsExactly(tags);
        } else {
            assertThat(file.rejected()).contains(tags);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `a@x.example,"Ann,1\nb@x.example,Bob,2\nc@x.example,Cleo",3\n`
            `a@x.example,"Ann,1\nc@x.example,Cleo",3\n`
            `a@x.example,Ann,"1\nb@x.example,Bob,"\n`
            `a@x.example,Ann,"one\rb@x.example,Bob,two"\n`
            `a@x.example,"Ann,1\r\nb@x.example,Bob,2\r\nc@x.example,Cleo,3"\n`
            `a@x.example,Ann,"1\nb@x.example,Bob,2\nc@x.example","Cleo,3"\n`
            `a@x.example,Ann,"1\nb@x.example,Bob",2,\n`
            `a@x.example,Ann,"1\nb@x.example,Bob",,\n`
            `"a@x.example,Ann,1\nb@x.example",Bob,2\n`
            """)
    void stopsAtACellThatHoldsOtherRows(String rows) {
        String file = "email,name,note\nfirst@x.example,First,ok\n" + rows;

        assertThatThrownBy(() -> ImportedFile.of(file, Map.of())).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason())
                    .isEqualTo(
                            "Line 3 has a cell that spans lines and holds other rows: a quote is missing or out of place");
            assertThat(refusal.data()).isEqualTo(Map.of("line", 3L));
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `a@x.example,Ann,"Dear all,\nyes, well, ok"\n`
            `a@x.example,Ann,"one\ntwo, three\nfour"\n`
            `a@x.example,Ann,"write to\nbob@x.example"\n`
            `a@x.example,"Ann\nExample",x\n`
            """)
    void takesACellOfSeveralLinesOfText(String rows) {
        ImportedFile file = ImportedFile.of("email,name,note\n" + rows, Map.of());

        assertThat(file.customers()).hasSize(1);
    }

    @Test
    void ignoresEmptyColumnsAtTheEndAndBlankRows() {
        ImportedFile file = ImportedFile.of("""
                email,name,,
                a@x.example,Ann,,
                ,,,
                b@x.example,Bob
                c@x.example,Cleo,,stray
                d@x.example
                """, Map.of());

        assertThat(file.customers()).extracting(Customer::name).containsExactly("Ann", "Bob");
        assertThat(file.rejected().lines().skip(1))
                .containsExactly(
                        "5,\"row: has 4 cells, but there are 2 columns\",c@x.example,Cleo,,stray",
                        "6,\"row: has 1 cells, but there are 2 columns\",d@x.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email,name,name         | name: is the target of two columns
            email,name,city,city    | city: is the target of two columns
            email,name,EMail,phone  | email: is the target of two columns
            email,,name             | column 2: has no name
            """)
    void refusesNamesOfColumnsThatAreNotClear(String header, String message) {
        assertThatThrownBy(() -> ImportedFile.of(header + "\na@x.example,x,y,z\n", Map.of("kind", "customers")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesRoundedNumbersAndKeepsLeadingZeros() {
        ImportedFile file = ImportedFile.of("""
                customer_id,email,name,phone,zip
                0012,a@x.example,Ann,00441234567890,01067
                4.41234E+11,b@x.example,Bob,,1
                3,c@x.example,Cleo,"4,41234E+11",1
                """, Map.of());

        assertThat(file.customers())
                .extracting(customer -> customer.customerId() + " " + customer.phone() + " " + customer.attributes())
                .containsExactly("0012 00441234567890 {zip=01067}");
        assertThat(file.rejected())
                .contains("customer_id: was rounded by a spreadsheet, so its digits are lost")
                .contains("phone: was rounded by a spreadsheet, so its digits are lost");
    }

    @Test
    void readsWhatASpreadsheetSavesAsUnicodeText() {
        byte[] content = "\uFEFFemail\tname\r\na@x.example\tJosé\r\n".getBytes(StandardCharsets.UTF_16LE);

        ImportedFile file = ImportedFile.of(content, Map.of(), "USD");

        assertThat(file.customers()).extracting(Customer::name).containsExactly("José");
    }
}
