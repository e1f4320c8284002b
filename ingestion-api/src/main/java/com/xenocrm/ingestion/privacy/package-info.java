/** Export of the data about one person. */
@NullMarked
package com.xenocrm.ingestion.privacy;

import org.jspecify.annotations.NullMarked;
