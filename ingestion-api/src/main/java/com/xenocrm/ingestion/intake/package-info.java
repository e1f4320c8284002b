/** Conversion of request bodies to valid records and refused rows, shared by all features here. */
@NullMarked
package com.xenocrm.ingestion.intake;

import org.jspecify.annotations.NullMarked;
