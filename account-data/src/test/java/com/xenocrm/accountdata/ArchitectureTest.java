package com.xenocrm.accountdata;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import com.xenocrm.testkit.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "com.xenocrm.accountdata", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule fieldNames = ArchitectureRules.fieldNamesAreHidden();
}
