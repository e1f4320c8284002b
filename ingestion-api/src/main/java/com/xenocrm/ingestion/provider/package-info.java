/** Events of e-mail providers about bounces and complaints: authenticated, and published as receipts. */
@NullMarked
package com.xenocrm.ingestion.provider;

import org.jspecify.annotations.NullMarked;
