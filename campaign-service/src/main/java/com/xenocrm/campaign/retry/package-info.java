/** Further attempts at failed communications. */
@NullMarked
package com.xenocrm.campaign.retry;

import org.jspecify.annotations.NullMarked;
