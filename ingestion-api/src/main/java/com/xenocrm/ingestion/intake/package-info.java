/** From the bytes of a request to valid records and refused rows; what every feature here shares. */
@NullMarked
package com.xenocrm.ingestion.intake;

import org.jspecify.annotations.NullMarked;
