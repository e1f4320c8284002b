/** Senders that are set up, by channel. */
@NullMarked
package com.xenocrm.campaigndata.sender;

import org.jspecify.annotations.NullMarked;
