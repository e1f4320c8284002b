/** Templates of personalised messages. */
@NullMarked
package com.xenocrm.campaigndata.template;

import org.jspecify.annotations.NullMarked;
