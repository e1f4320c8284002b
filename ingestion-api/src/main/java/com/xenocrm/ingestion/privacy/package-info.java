/** What is known of one person, to be handed out. */
@NullMarked
package com.xenocrm.ingestion.privacy;

import org.jspecify.annotations.NullMarked;
